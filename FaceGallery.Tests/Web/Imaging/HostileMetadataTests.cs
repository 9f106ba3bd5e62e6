using System.Text;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Imaging;
using NetVips;
using Shouldly;

namespace FaceGallery.Tests.Web.Imaging;

/// <summary>XMP is XML that whoever made the photo wrote.</summary>
public sealed class HostileMetadataTests : IDisposable
{
    private const string Date = "2026-11-21T22:14:03";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Plain_xmp_is_read() => PhotoMetadataReader.Read(WithXmp("", Date)).TakenAt.ShouldBe(new DateTime(2026, 11, 21, 22, 14, 3));

    [Fact]
    public void No_entity_of_xmp_is_resolved()
    {
        var file = _folder.Write("secret.txt", Encoding.UTF8.GetBytes(Date));

        PhotoMetadataReader.Read(WithXmp($"<!DOCTYPE x [<!ENTITY e SYSTEM \"file://{file}\">]>", "&e;")).TakenAt.ShouldBeNull();
        PhotoMetadataReader.Read(WithXmp($"<!DOCTYPE x [<!ENTITY e \"{Date}\">]>", "&e;")).TakenAt.ShouldBeNull();
    }

    private string WithXmp(string prologue, string date)
    {
        var xmp = prologue + $"""
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/"><exif:DateTimeOriginal>{date}</exif:DateTimeOriginal></rdf:Description>
            </rdf:RDF></x:xmpmeta>
            """;
        using var black = Image.Black(8, 8);
        using var told = black.Mutate(image => image.Set(GValue.BlobType, "xmp-data", Encoding.UTF8.GetBytes(xmp)));
        told.Jpegsave(_folder["told.jpg"]);
        return _folder["told.jpg"];
    }
}
