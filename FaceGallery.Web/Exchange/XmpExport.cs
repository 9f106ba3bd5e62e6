using System.Globalization;
using System.Xml;
using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Exchange;

/// <param name="Written">Sidecars.</param>
/// <param name="LeftAlone">Sidecars of other programs, which lie where ours would.</param>
/// <param name="Unread">Photos that vanished, or cannot be read, and so have none.</param>
public sealed record XmpExported(int Written, int LeftAlone, int Unread);

/// <summary>
/// Writes what was said of photos as XMP sidecars: names of faces as regions of the Metadata Working Group and of Microsoft, who is in the picture (IPTC), favourites, captions, keywords, and dates,
/// places and rotations that were put right. People whose name is private are left out.
/// </summary>
public sealed class XmpExport(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryFiles files, IOptionsMonitor<LibraryOptions> library)
{
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private const string Meta = "adobe:ns:meta/";

    private static readonly XmlWriterSettings Layout = new() { Indent = true, OmitXmlDeclaration = true };

    /// <param name="folder">Where to; null for beside the photos, where sidecars of other programs are left as they are.</param>
    /// <param name="progress">Called with the number of photos seen to, and of all that have something to tell.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public async Task<XmpExported> WriteAsync(string? folder, Action<int, int>? progress, CancellationToken cancellationToken)
    {
        var (faces, words) = (await FacesAsync(cancellationToken), await WordsAsync(cancellationToken));
        var (written, leftAlone, unread) = (0, 0, 0);
        var photos = (await PlacedPhoto.ListAsync(contexts, library.CurrentValue, cancellationToken)).Where(photo => faces[photo.Id].Any() || words.ContainsKey(photo.Id)).ToList();
        foreach (var (number, photo) in photos.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Invoke(number, photos.Count);
            if (OrientationOf(photo) is not { } orientation)
            {
                unread++;
                continue;
            }

            var path = (folder is null ? photo.FullPath : Path.Combine(folder, photo.ExportName)) + ".xmp";
            if (folder is null && File.Exists(path) && !IsOurs(path))
            {
                leftAlone++;
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var arriving = $"{path}.{Guid.NewGuid():N}.new";
            try
            {
                await using (var file = new FileStream(arriving, FileMode.CreateNew))
                {
                    Write(file, new Told(photo, orientation, [.. faces[photo.Id]], words.GetValueOrDefault(photo.Id, PhotoWords.None)));
                }

                File.Move(arriving, path, overwrite: true);
            }
            finally
            {
                File.Delete(arriving);
            }

            written++;
        }

        progress?.Invoke(photos.Count, photos.Count);
        return new XmpExported(written, leftAlone, unread);
    }

    private async Task<ILookup<int, NamedFace>> FacesAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var rows = await (
            from face in context.Faces
            join person in context.People on face.PersonId equals person.Id
            where !face.IsNotAFace && !person.IsPrivate && face.Photo!.Kind == RootKind.Photos
            orderby face.PhotoId, face.Ordinal
            select new { face.PhotoId, person.Name, face.Box }).ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.PhotoId, row => new NamedFace(row.Name, row.Box));
    }

    private async Task<Dictionary<int, PhotoWords>> WordsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return (await SaidPhoto.ListAsync(context, cancellationToken)).Where(photo => !photo.Words.SaysNothing).ToDictionary(photo => photo.Id, photo => photo.Words);
    }

    /// <returns>Null where it cannot be read.</returns>
    private int? OrientationOf(PlacedPhoto photo)
    {
        try
        {
            using var file = files.Open(photo.FullPath);
            return PhotoMetadataReader.OrientationOf(file.Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Only what we wrote ourselves is written over.</summary>
    private static bool IsOurs(string path)
    {
        using var reader = new StreamReader(path);
        var start = new char[200];
        return new string(start, 0, reader.ReadBlock(start)).Contains($"x:xmptk=\"{XmpWords.Program}\"", StringComparison.Ordinal);
    }

    private static void Write(Stream file, Told told)
    {
        using var xml = XmlWriter.Create(file, Layout);
        xml.WriteStartElement("x", "xmpmeta", Meta);
        xml.WriteAttributeString("x", "xmptk", Meta, XmpWords.Program);
        xml.WriteStartElement("rdf", "RDF", Rdf);
        xml.WriteStartElement("rdf", "Description", Rdf);
        xml.WriteAttributeString("rdf", "about", Rdf, "");
        xml.WriteElementString("xmp", "CreatorTool", XmpWords.Xmp, XmpWords.Program);
        WriteWords(xml, told);
        if (told.Faces.Count > 0)
        {
            WriteMwg(xml, told.Photo, told.Orientation, told.Faces);
            WriteMicrosoft(xml, told.Photo, told.Faces);
            WriteBag(xml, "Iptc4xmpExt", "PersonInImage", XmpWords.Iptc, [.. told.Faces.Select(face => face.Name).Distinct()], (name, _) => xml.WriteString(name));
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteWords(XmlWriter xml, Told told)
    {
        var words = told.Words;
        if (words.IsFavourite)
        {
            xml.WriteElementString("xmp", "Rating", XmpWords.Xmp, "5");
        }

        if (words.Caption is { } caption)
        {
            xml.WriteStartElement("dc", "description", XmpWords.Dc);
            xml.WriteStartElement("rdf", "Alt", Rdf);
            xml.WriteStartElement("rdf", "li", Rdf);
            xml.WriteAttributeString("xml", "lang", null, "x-default");
            xml.WriteString(caption);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        if (words.Keywords.Count > 0)
        {
            WriteBag(xml, "dc", "subject", XmpWords.Dc, words.Keywords, (keyword, _) => xml.WriteString(keyword));
        }

        if (words.TakenAt is { } taken)
        {
            xml.WriteElementString("exif", "DateTimeOriginal", XmpWords.Exif, Text(taken));
            xml.WriteElementString("photoshop", "DateCreated", XmpWords.Photoshop, Text(taken));
        }

        if (words.Place is { } place)
        {
            xml.WriteElementString("exif", "GPSLatitude", XmpWords.Exif, Degrees(place.Latitude, 'N', 'S'));
            xml.WriteElementString("exif", "GPSLongitude", XmpWords.Exif, Degrees(place.Longitude, 'E', 'W'));
        }

        if (words.Turn is { } turn)
        {
            // How the stored picture is to be shown: TIFF's tag 274, of which the XMP is a copy. Places in the picture stay those of the stored one.
            xml.WriteElementString("tiff", "Orientation", XmpWords.Tiff, Text(XmpWords.Turned(told.Orientation, turn)));
        }
    }

    private static void WriteMwg(XmlWriter xml, PlacedPhoto photo, int orientation, IReadOnlyList<NamedFace> faces)
    {
        var (width, height) = StoredFrame.IsSideways(orientation, photo.RotationDegrees) ? (photo.Height, photo.Width) : (photo.Width, photo.Height);
        StartResource(xml, "mwg-rs", "Regions", FaceRegions.Mwg);
        StartResource(xml, "mwg-rs", "AppliedToDimensions", FaceRegions.Mwg);
        xml.WriteElementString("stDim", "w", FaceRegions.Dimensions, Text(width));
        xml.WriteElementString("stDim", "h", FaceRegions.Dimensions, Text(height));
        xml.WriteElementString("stDim", "unit", FaceRegions.Dimensions, "pixel");
        xml.WriteEndElement();
        WriteBag(xml, "mwg-rs", "RegionList", FaceRegions.Mwg, faces, (face, item) =>
        {
            item();
            xml.WriteElementString("mwg-rs", "Name", FaceRegions.Mwg, face.Name);
            xml.WriteElementString("mwg-rs", "Type", FaceRegions.Mwg, "Face");
            StartResource(xml, "mwg-rs", "Area", FaceRegions.Mwg);
            var box = StoredFrame.ToStored(face.Box, orientation, photo.RotationDegrees);
            foreach (var (name, value) in new[] { ("x", box.Centre.X), ("y", box.Centre.Y), ("w", box.Width), ("h", box.Height) })
            {
                xml.WriteElementString("stArea", name, FaceRegions.Area, Text(value));
            }

            xml.WriteElementString("stArea", "unit", FaceRegions.Area, "normalized");
            xml.WriteEndElement();
        });
        xml.WriteEndElement();
    }

    private static void WriteMicrosoft(XmlWriter xml, PlacedPhoto photo, IReadOnlyList<NamedFace> faces)
    {
        StartResource(xml, "MP", "RegionInfo", FaceRegions.Microsoft);
        WriteBag(xml, "MPRI", "Regions", FaceRegions.MicrosoftInfo, faces, (face, item) =>
        {
            item();
            var box = StoredFrame.ToStored(face.Box, orientation: 1, photo.RotationDegrees);
            xml.WriteElementString("MPReg", "PersonDisplayName", FaceRegions.MicrosoftRegion, face.Name);
            xml.WriteElementString("MPReg", "Rectangle", FaceRegions.MicrosoftRegion, $"{Text(box.X)}, {Text(box.Y)}, {Text(box.Width)}, {Text(box.Height)}");
        });
        xml.WriteEndElement();
    }

    /// <param name="write">Is given what makes the item a resource.</param>
    private static void WriteBag<T>(XmlWriter xml, string prefix, string name, string space, IReadOnlyList<T> items, Action<T, Action> write)
    {
        xml.WriteStartElement(prefix, name, space);
        xml.WriteStartElement("rdf", "Bag", Rdf);
        foreach (var item in items)
        {
            xml.WriteStartElement("rdf", "li", Rdf);
            write(item, () => xml.WriteAttributeString("rdf", "parseType", Rdf, "Resource"));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void StartResource(XmlWriter xml, string prefix, string name, string space)
    {
        xml.WriteStartElement(prefix, name, space);
        xml.WriteAttributeString("rdf", "parseType", Rdf, "Resource");
    }

    private static string Text(float value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Text(DateTime value) => value.ToString("yyyy-MM-ddTHH:mm:ss.FFF", CultureInfo.InvariantCulture);

    /// <summary>"46,12.3456N": degrees, and minutes with a fraction.</summary>
    private static string Degrees(double value, char positive, char negative)
    {
        var minutes = Math.Round(Math.Abs((decimal)value) * 60, 8);
        return string.Create(CultureInfo.InvariantCulture, $"{(int)(minutes / 60)},{minutes % 60:0.########}{(value < 0 ? negative : positive)}");
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private sealed record Told(PlacedPhoto Photo, int Orientation, IReadOnlyList<NamedFace> Faces, PhotoWords Words);

    private sealed record NamedFace(string Name, RelativeBox Box);
}
