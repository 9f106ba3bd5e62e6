namespace FaceGallery.Tests.Fixtures;

/// <summary>A variable of this process, set until disposed. For tests of <see cref="OneConsole"/>, beside which no other test runs.</summary>
internal sealed class EnvironmentVariable : IDisposable
{
    private readonly string _name;
    private readonly string? _before;

    public EnvironmentVariable(string name, string value)
    {
        (_name, _before) = (name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    /// <summary>Lets commands find the weights.</summary>
    public static EnvironmentVariable Weights() => new("Models__Mirrors__0", SharedFiles.Models(""));

    public void Dispose() => Environment.SetEnvironmentVariable(_name, _before);
}
