using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Indexing;
using Shouldly;

namespace FaceGallery.Tests.Web.Indexing;

public sealed class FolderTimesTests : IDisposable
{
    private readonly TemporaryFolder _root = new();
    private readonly FolderTimes _times;
    private int _minutes;

    public FolderTimesTests() => _times = new FolderTimes(_root.FullPath);

    public void Dispose() => _root.Dispose();

    [Fact]
    public void What_comes_and_goes_is_seen_in_folders_that_came_later_too()
    {
        Look().ShouldBe([false, false, false]);

        Directory.CreateDirectory(_root["trip"]);
        Change("");
        Look().ShouldBe([true, true, false]);

        _root.Write("trip/1.jpg", [1]);
        Change("trip");
        Look().ShouldBe([true, true, false]);

        Directory.Delete(_root["trip"], recursive: true);
        Look().ShouldBe([true, true, false]);
    }

    [Fact]
    public void What_a_storage_system_keeps_for_itself_is_no_change()
    {
        Directory.CreateDirectory(_root["@eaDir"]);
        Directory.CreateDirectory(_root[".thumbnails"]);
        Look();

        Change("@eaDir");
        Change(".thumbnails");

        Look().ShouldBe([false, false, false]);
    }

    /// <summary>As the drive's clock does, which ticks slowly.</summary>
    private void Change(string folder) => Directory.SetLastWriteTimeUtc(_root[folder], TwoOccasions.First.AddMinutes(_minutes++));

    private bool[] Look() => [_times.HaveChanged(), _times.HaveChanged(), _times.HaveChanged()];
}
