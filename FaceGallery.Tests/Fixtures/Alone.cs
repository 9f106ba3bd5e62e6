namespace FaceGallery.Tests.Fixtures;

/// <summary>Tests of what belongs to the whole process, one after another and beside no other test.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
