using FaceGallery.Domain.Faces;
using FaceGallery.Domain.People;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Exchange;

/// <summary>
/// Finds the faces that names from elsewhere mean. Faces that somebody named in the app, called strangers or no faces stay, and nobody becomes somebody whom they were said not to be.
/// </summary>
internal sealed class FaceImport
{
    /// <summary>Programs draw boxes larger or smaller than we find them, around the same face.</summary>
    private const float SameFace = 0.2f;

    private readonly ImportSkips _skipped;
    private readonly HashSet<(int FaceId, string NameKey)> _rejected;
    private readonly HashSet<(int PhotoId, string NameKey)> _known;

    private FaceImport(ImportSkips skipped, HashSet<(int FaceId, string NameKey)> rejected, HashSet<(int PhotoId, string NameKey)> known) => (_skipped, _rejected, _known) = (skipped, rejected, known);

    /// <param name="ids">Of photos.</param>
    public static async Task<FaceImport> ReadAsync(FaceGalleryDbContext context, int[] ids, ImportSkips skipped, CancellationToken cancellationToken)
    {
        var rejected = await (
            from rejection in context.Rejections
            join person in context.People on rejection.PersonId equals person.Id
            join face in context.Faces on rejection.FaceId equals face.Id
            where ids.Contains(face.PhotoId)
            select new { rejection.FaceId, person.NameKey }).ToListAsync(cancellationToken);
        var known = await (
            from face in context.Faces
            join person in context.People on face.PersonId equals person.Id
            where face.AssignedBy == AssignedBy.Human && ids.Contains(face.PhotoId)
            select new { face.PhotoId, person.NameKey }).ToListAsync(cancellationToken);
        return new FaceImport(skipped, [.. rejected.Select(rejection => (rejection.FaceId, rejection.NameKey))], [.. known.Select(face => (face.PhotoId, face.NameKey))]);
    }

    /// <returns>Faces that are to be named. A box in which there was no face is one of the photo from now on.</returns>
    public IEnumerable<(PersonName Name, Face Face)> FindIn(Photo photo, IReadOnlyList<NamedRegion> regions)
    {
        var free = photo.Faces.Where(face => face.IsAccepted).ToList();
        foreach (var region in regions)
        {
            if (!PersonName.TryParse(region.Name, out var name, out _))
            {
                _skipped.Add(ImportSkip.NotAName, region.Name);
                continue;
            }

            var face = region.Box is { } box ? Nearest(free, box) : regions.Count == 1 && free.Count == 1 ? free[0] : null;
            if (face is null && _known.Contains((photo.Id, name.Key)))
            {
                continue;
            }

            if (face is null && region.Box is { } drawn && Nearest([.. photo.Faces], drawn) is null)
            {
                photo.Add(face = Face.Drawn(drawn, photo.NextOrdinal));
            }

            if (face is null)
            {
                _skipped.Add(region.Box is null ? ImportSkip.NoSingleFace : ImportSkip.Decided, photo.Path);
                continue;
            }

            free.Remove(face);
            if (MayBe(photo, face, name))
            {
                yield return (name, face);
            }
        }
    }

    private bool MayBe(Photo photo, Face face, PersonName name)
    {
        if (_known.Contains((photo.Id, name.Key)))
        {
            return false;
        }

        if (face.AssignedBy == AssignedBy.Human || face.IsStranger || _rejected.Contains((face.Id, name.Key)))
        {
            _skipped.Add(ImportSkip.Decided, photo.Path);
            return false;
        }

        return _known.Add((photo.Id, name.Key));
    }

    /// <returns>The face that a box drawn elsewhere means; null where there is none.</returns>
    public static Face? Nearest(IReadOnlyList<Face> faces, Domain.Detection.RelativeBox box) =>
        faces.Where(face => face.Box.Overlap(box) >= SameFace).MaxBy(face => face.Box.Overlap(box));
}
