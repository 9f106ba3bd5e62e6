namespace FaceGallery.Tests.Fixtures;

/// <summary>Tests that read the console, one after another and beside no other test.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneConsole
{
    public const string Name = "Console";
}
