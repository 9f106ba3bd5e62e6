using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.History;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using FaceGallery.Web.Naming;
using FaceGallery.Web.Recognition;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Faces;

/// <summary>Adds faces that indexing missed: in a box that the owner drew, and by a closer look.</summary>
public sealed class FaceFinding(LibraryChanges changes, OriginalPictures originals, RecognitionEngine engine, DeepScanPace pace, TimeProvider time)
{
    /// <summary>In fractions of the picture's side: a smaller box was drawn by accident and is refused.</summary>
    private const float SmallestSide = 0.003f;

    /// <summary>From that overlap on, the drawn box means a face that is known already.</summary>
    private const float SameFace = 0.5f;

    /// <summary>
    /// There is a face in the box. Landmarks are sought in it, and with them it takes part in matching like any other; without, it can only be named by hand.
    /// A box around a face that is known already means that one.
    /// </summary>
    /// <param name="box">In the photo as it is shown.</param>
    /// <param name="name">Whose it is; null leaves it unknown.</param>
    /// <param name="despite">Contradictions that the human agreed to.</param>
    /// <exception cref="ChangeRefusedException">The box or the name cannot be, the photo is gone or cannot be read, or there are other contradictions.</exception>
    public async Task<DrawnFace> DrawAsync(int photoId, RelativeBox box, string? name, Contradictions despite, CancellationToken cancellationToken)
    {
        if (!IsWithin(box))
        {
            throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.Box");
        }

        var person = name is null ? null : FaceTagging.Parse(name);
        var picture = await originals.ReadAsync(photoId, cancellationToken);
        box = box.TurnedBy(-picture.File.OwnerRotationDegrees);
        var found = await Task.Run(() => engine.MissedFaces.AnalyzeBox(picture.Photo.Image, box), cancellationToken);
        await Task.Run(() => originals.CutOut(picture, [found?.Detection.Box ?? box]), cancellationToken);
        var isRecognised = false;
        var change = await changes.MakeAsync(async (context, stop) =>
        {
            var photo = await FindPhotoAsync(context, photoId, picture.File.Hash!, stop)
                ?? throw new ChangeRefusedException(ChangeRefusal.Gone, "Refused.PhotoChanged");
            var face = Known(photo, found?.Detection.Box ?? box) ?? Add(photo, found, box);
            face.Reconsider();
            isRecognised = face.Landmarks != FaceLandmarks.None;
            await context.SaveChangesAsync(stop);
            if (person is null)
            {
                return new ChangeSubject(ChangeKind.FaceDrawn, 1);
            }

            var chosen = await FaceEditSet.ReadAsync(context, [face.Id], stop);
            var named = await chosen.NameAsync(person, despite, stop);
            return new ChangeSubject(ChangeKind.FaceDrawn, 1, named.Id, named.Name) { SetAside = chosen.SetAside };
        }, cancellationToken);
        return new DrawnFace(change, isRecognised);
    }

    /// <summary>Looks for more faces in each photo: enlarged, turned, and content with less. Photos that cannot be read are passed over.</summary>
    /// <param name="report">Called with the number of photos looked at so far.</param>
    /// <param name="cancellationToken">Stops looking; what was found until then is added.</param>
    public async Task<DeepScanResult> DeepScanAsync(IReadOnlyCollection<int> photoIds, Action<int>? report, CancellationToken cancellationToken)
    {
        var found = new List<ScannedPhoto>();
        var (looked, unreadable) = (0, 0);
        foreach (var photoId in photoIds.Distinct())
        {
            try
            {
                found.Add(await LookAsync(photoId, cancellationToken));
            }
            catch (ChangeRefusedException)
            {
                unreadable++;
            }
            catch (OperationCanceledException)
            {
                break;
            }

            report?.Invoke(++looked);
        }

        var change = await AddAllAsync(found);
        return new DeepScanResult(change, looked, unreadable, found.Sum(photo => photo.Faces.Count));
    }

    private async Task<ScannedPhoto> LookAsync(int photoId, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var picture = await originals.ReadAsync(photoId, cancellationToken);
        var faces = await Task.Run(() => Look(picture), cancellationToken);
        pace.Took(time.GetElapsedTime(start));
        return new ScannedPhoto(photoId, picture.File.Hash!, faces);
    }

    private IReadOnlyList<AnalysedFace> Look(OriginalPicture picture)
    {
        var faces = engine.MissedFaces.DeepScan(picture.Photo.Image, picture.File.Faces);
        originals.CutOut(picture, [.. faces.Select(face => face.Detection.Box)]);
        return faces;
    }

    /// <summary>Not cancelled: what was found must not be lost because the reader has seen enough.</summary>
    private Task<ChangeResult> AddAllAsync(List<ScannedPhoto> found) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var added = 0;
            foreach (var (photoId, hash, faces) in found.Where(photo => photo.Faces.Count > 0))
            {
                // A photo that went or changed meanwhile must not cost what was found in all others.
                var photo = await FindPhotoAsync(context, photoId, hash, stop);
                foreach (var face in faces.Where(face => photo is not null && Known(photo, face.Detection.Box) is null))
                {
                    photo!.Add(Face.From(face, photo.NextOrdinal, FaceOrigin.DeepScan));
                    added++;
                }
            }

            return added == 0 ? null : new ChangeSubject(ChangeKind.LookedCloser, added);
        }, CancellationToken.None);

    private static bool IsWithin(RelativeBox box) =>
        box is { X: >= 0, Y: >= 0, Width: >= SmallestSide, Height: >= SmallestSide } && box.X + box.Width <= 1.0001f && box.Y + box.Height <= 1.0001f;

    private static Face? Known(Photo photo, RelativeBox box) =>
        photo.Faces.Where(face => face.Box.Overlap(box) >= SameFace).OrderByDescending(face => face.Box.Overlap(box)).FirstOrDefault();

    private static Face Add(Photo photo, AnalysedFace? found, RelativeBox box)
    {
        var face = found is null ? Face.Drawn(box, photo.NextOrdinal) : Face.From(found, photo.NextOrdinal, FaceOrigin.Human);
        photo.Add(face);
        return face;
    }

    private static Task<Photo?> FindPhotoAsync(FaceGalleryDbContext context, int photoId, string hash, CancellationToken cancellationToken) =>
        context.Photos.Include(photo => photo.Faces)
            .FirstOrDefaultAsync(photo => photo.Id == photoId && photo.ContentHash == hash, cancellationToken);

    /// <summary>What a deep scan found in a photo, without its pixels.</summary>
    private sealed record ScannedPhoto(int PhotoId, string Hash, IReadOnlyList<AnalysedFace> Faces);
}
