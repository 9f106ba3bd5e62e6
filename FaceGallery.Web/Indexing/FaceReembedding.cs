using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using FaceGallery.Web.Recognition;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Indexing;

/// <summary>Faces that have no embedding by the new embedder.</summary>
/// <param name="Away">Their pictures are in the library, but cannot be read at the moment.</param>
/// <param name="Lost">There is no picture of them any more, or the embedder can tell nothing of it.</param>
public readonly record struct Unembedded(int Away, int Lost);

/// <summary>
/// Embeds the known faces with another embedder, where they lie: nothing is detected anew, and what was said of them stays. What is done is kept in the database, so that a process that dies
/// leaves little to be done again.
/// </summary>
public sealed class FaceReembedding(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryWriteLock writing, FacePictures pictures, IndexingControl indexing)
{
    /// <summary>What a process that dies leaves to be done again.</summary>
    private const int PhotosAtOnce = 10;

    /// <summary>How many faces' embeddings are another model's.</summary>
    public async Task<int> CountAsync(string model, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await Others(context, model).CountAsync(cancellationToken);
    }

    /// <summary>Drops what another embedder left behind that the owner no longer wants.</summary>
    public async Task ForgetAllButAsync(string? model, CancellationToken cancellationToken)
    {
        using var held = await writing.AcquireAsync(cancellationToken);
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        await context.NewEmbeddings.Where(embedding => embedding.Model != model).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Embeds the faces that have neither an embedding by it nor one that waits.</summary>
    /// <param name="tell">Called with the number of faces that are left, after each photo.</param>
    public async Task<Unembedded> RunAsync(IFaceEmbedder embedder, Action<int> tell, CancellationToken cancellationToken)
    {
        var (left, last, away, lost) = (0, 0, 0, 0);
        await using (var context = await contexts.CreateForOwnerAsync(cancellationToken))
        {
            left = await Missing(context, embedder.Model).CountAsync(cancellationToken);
        }

        tell(left);
        while (await NextAsync(embedder.Model, last, cancellationToken) is { Count: > 0 } photos)
        {
            var embedded = new List<NewEmbedding>();
            foreach (var faces in photos)
            {
                await indexing.WaitWhilePausedAsync(cancellationToken);
                cancellationToken.ThrowIfCancellationRequested();
                var found = await EmbedAsync(embedder, faces.Key, [.. faces], cancellationToken);
                var isAway = found is null && faces.First().Photo is { MissingSince: null };
                embedded.AddRange(found ?? []);
                (away, lost) = (away + (isAway ? faces.Count() : 0), lost + (isAway ? 0 : faces.Count() - (found?.Count ?? 0)));
                tell(left -= faces.Count());
            }

            await KeepAsync(embedded, cancellationToken);
            last = photos[^1].Key;
        }

        return new Unembedded(away, lost);
    }

    /// <returns>Null without a picture. A face of which the embedder can tell nothing is not among them.</returns>
    private async Task<List<NewEmbedding>?> EmbedAsync(IFaceEmbedder embedder, int photoId, List<Face> faces, CancellationToken cancellationToken)
    {
        if (await pictures.ReadAsync(photoId, faces, cancellationToken) is not { } picture)
        {
            return null;
        }

        var embedded = embedder.Embed(faces.ConvertAll(face => FaceAligner.Align(picture, face.Landmarks)));
        return
        [
            .. from pair in faces.Zip(embedded)
               let known = pair.Second
               where known is not null
               select new NewEmbedding
               {
                   FaceId = pair.First.Id,
                   Revision = pair.First.Revision,
                   Model = embedder.Model,
                   Vector = known.Value.Embedding.ToBytes(),
                   IsUnsure = known.Value.Strength < embedder.MinStrength,
               },
        ];
    }

    private async Task KeepAsync(List<NewEmbedding> embedded, CancellationToken cancellationToken)
    {
        using var held = await writing.AcquireAsync(cancellationToken);
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var ids = embedded.ConvertAll(embedding => embedding.FaceId);

        // Of faces that were found anew since.
        await context.NewEmbeddings.Where(embedding => ids.Contains(embedding.FaceId)).ExecuteDeleteAsync(cancellationToken);
        var present = await context.Faces.Where(face => ids.Contains(face.Id)).Select(face => face.Id).ToHashSetAsync(cancellationToken);
        context.NewEmbeddings.AddRange(embedded.Where(embedding => present.Contains(embedding.FaceId)));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<List<IGrouping<int, Face>>> NextAsync(string model, int last, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var photos = await Missing(context, model).Where(face => face.PhotoId > last).Select(face => face.PhotoId).Distinct().Order().Take(PhotosAtOnce).ToListAsync(cancellationToken);
        var faces = await Missing(context, model).Include(face => face.Photo).Where(face => photos.Contains(face.PhotoId)).AsNoTracking().ToListAsync(cancellationToken);
        return [.. faces.OrderBy(face => face.PhotoId).ThenBy(face => face.Ordinal).GroupBy(face => face.PhotoId)];
    }

    /// <summary>A face without an embedding is a box in which no landmarks were found.</summary>
    private static IQueryable<Face> Others(FaceGalleryDbContext context, string model) => context.Faces.Where(face => face.Embedding != null && face.Embedding.Model != model);

    private static IQueryable<Face> Missing(FaceGalleryDbContext context, string model) => Others(context, model)
        .Where(face => !context.NewEmbeddings.Any(known => known.FaceId == face.Id && known.Revision == face.Revision && known.Model == model));
}
