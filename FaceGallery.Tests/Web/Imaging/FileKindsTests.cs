using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using Shouldly;

namespace FaceGallery.Tests.Web.Imaging;

public sealed class FileKindsTests
{
    [Theory]
    [InlineData("a.JPG", FileKind.Photo)]
    [InlineData("a.b.heic", FileKind.Photo)]
    [InlineData("a.CR3", FileKind.Raw)]
    [InlineData("a.MOV", FileKind.Video)]
    [InlineData("a.pdf", FileKind.Other)]
    [InlineData("jpg", FileKind.Other)]
    [InlineData(".jpg", FileKind.Photo)]
    public void A_name_tells_the_kind(string name, FileKind kind) => FileKinds.ByName(name).ShouldBe(kind);

    [Theory]
    [InlineData("\0\0\0\u0018ftypmif1\0\0\0\0mif1avif", FileKind.Photo)]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0mif1heic", FileKind.Photo)]
    [InlineData("\0\0\0\u0018ftypcrx \0\0\0\u0001crx isom", FileKind.Raw)]
    [InlineData("\0\0\0\u0018ftypqt  \0\0\0\0qt      ", FileKind.Video)]
    [InlineData("\0\0\0\u0018ftypM4A \0\0\0\0M4A     ", FileKind.Other)]
    [InlineData("FUJIFILMCCD-RAW 0201", FileKind.Raw)]
    [InlineData("BM and some text that goes on", FileKind.Other)]
    [InlineData("GIF89a", FileKind.Photo)]
    [InlineData("", FileKind.Other)]
    public void The_first_bytes_tell_the_kind(string header, FileKind kind) =>
        FileKinds.Sniff(System.Text.Encoding.Latin1.GetBytes(header)).ShouldBe(kind);

    [Fact]
    public void Content_counts_before_the_name_and_the_name_where_content_says_nothing()
    {
        using var folder = new TemporaryFolder();
        KindOf(folder.Write("holiday.txt", [0xFF, 0xD8, 0xFF, 0xE0])).ShouldBe(FileKind.Photo);
        KindOf(folder.Write("empty.jpg", [])).ShouldBe(FileKind.Photo);
        KindOf(folder.Write("raw.nef", "MM\0*\0\0\0\b"u8)).ShouldBe(FileKind.Raw);
        KindOf(folder.Write("scan.tif", "MM\0*\0\0\0\b"u8)).ShouldBe(FileKind.Photo);
        KindOf(folder.Write("notes", "hello"u8)).ShouldBe(FileKind.Other);
    }

    private static FileKind KindOf(string path)
    {
        using var file = LibraryFile.Open(path);
        return FileKinds.Of(file);
    }
}
