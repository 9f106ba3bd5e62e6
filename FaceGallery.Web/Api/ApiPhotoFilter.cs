using System.ComponentModel.DataAnnotations;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Api;

/// <summary>Which photos are wanted; what is given must all hold.</summary>
public sealed record ApiPhotoFilter
{
    private const string Escape = "\\";

    /// <summary>A person's id: the photos of their album.</summary>
    public string? Person { get; init; }

    /// <summary>"group", "unknown", or any other album as the pages' addresses name it.</summary>
    [AlbumName(ErrorMessage = "album must be group, unknown, or an album as the pages' addresses name it.")]
    public string? Album { get; init; }

    /// <summary>A part of the path, of the caption, of a keyword, or of the name of somebody in the photo; case does not matter.</summary>
    [MaxLength(500, ErrorMessage = "q has at most {1} characters.")]
    public string? Q { get; init; }

    public IQueryable<Photo> Apply(FaceGalleryDbContext context)
    {
        List<IQueryable<Photo>> wanted = [];
        if (Person is not null)
        {
            wanted.Add(ApiId.TryParse(Person) is { } id ? context.Album(AlbumKey.OfPerson(id)) : context.AlbumPhotos.Where(photo => false));
        }

        if (AlbumKey.Parse(Album) is { } album)
        {
            wanted.Add(context.Album(album));
        }

        // One is asked itself, and not whether each of all photos is in it.
        var photos = wanted.Count == 0 ? context.Photos.Where(photo => photo.Kind == RootKind.Photos && photo.MissingSince == null) : wanted.Aggregate(Within);
        return string.IsNullOrWhiteSpace(Q) ? photos : Search(photos, context, AlbumQueries.PatternOf(Q.Trim()));
    }

    private static IQueryable<Photo> Within(IQueryable<Photo> photos, IQueryable<Photo> album) =>
        photos.Where(photo => album.Select(other => other.Id).Contains(photo.Id));

    private static IQueryable<Photo> Search(IQueryable<Photo> photos, FaceGalleryDbContext context, string pattern) =>
        photos.Where(photo => context.PresentFiles.Any(file => file.PhotoId == photo.Id && EF.Functions.Like(file.Path, pattern, Escape))
            || EF.Functions.Like(photo.Caption!, pattern, Escape) || EF.Functions.Like(photo.Keywords!, pattern, Escape)
            || photo.Faces.Any(face => !face.IsNotAFace
                && context.People.Any(person => person.Id == face.PersonId && EF.Functions.Like(person.Name, pattern, Escape))));
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class AlbumNameAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is not string name || AlbumKey.Parse(name) is not null;
}
