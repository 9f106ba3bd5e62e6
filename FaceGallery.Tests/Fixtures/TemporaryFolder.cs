namespace FaceGallery.Tests.Fixtures;

/// <summary>A folder of a test's own, removed with what is in it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("facegallery-test-").FullName;

    public string this[string name] => Path.Combine(FullPath, name);

    public string Write(string name, ReadOnlySpan<byte> content)
    {
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
