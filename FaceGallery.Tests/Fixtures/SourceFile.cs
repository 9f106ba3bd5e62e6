namespace FaceGallery.Tests.Fixtures;

/// <param name="Name">Its path below the repository's root, with forward slashes.</param>
internal sealed record SourceFile(string Name, string Text)
{
    /// <summary>The type that the file is named for: of <c>People.razor.cs</c> it is <c>People</c>.</summary>
    public string TypeName => Path.GetFileName(Name).Split('.')[0];

    /// <summary>Its folder written as a namespace.</summary>
    public string Folder => Path.GetDirectoryName(Name)!.Replace('/', '.');
}
