using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Matching;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using FaceGallery.Web.Matching;
using FaceGallery.Web.Recognition;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.People;

/// <summary>Tells whom faces resemble, so that a field for their name offers the likeliest people first.</summary>
public sealed class LikelyPeople(IDbContextFactory<FaceGalleryDbContext> contexts, ProbeReader probes, RecognitionEngine engine, LibraryEvents events)
{
    /// <summary>Of a large group a few say as much as all.</summary>
    private const int MaxCompared = 8;

    private readonly VersionedCache<Gallery> _gallery = new(events, LibraryTopics.Faces | LibraryTopics.People, stop => ReadAsync(contexts, probes, stop));

    /// <param name="faceIds">Faces of one person.</param>
    /// <returns>Ids of people, the likeliest first; none where there is nothing to compare.</returns>
    public async Task<List<int>> OfAsync(IReadOnlyCollection<int> faceIds, int most, CancellationToken cancellationToken)
    {
        var every = Math.Max(faceIds.Count / MaxCompared, 1);
        var compared = faceIds.Where((_, place) => place % every == 0).Take(MaxCompared).ToList();
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var vectors = await context.FaceEmbeddings.Where(face => compared.Contains(face.FaceId) && face.Model == engine.EmbedderName)
            .Select(face => face.Vector).ToListAsync(cancellationToken);
        var gallery = await _gallery.GetAsync(cancellationToken);
        return
        [
            .. vectors.SelectMany(vector => gallery.Candidates(Embedding.FromBytes(engine.EmbedderName, vector), gallery.People))
                .GroupBy(candidate => candidate.PersonId)
                .OrderByDescending(person => person.Sum(candidate => candidate.Similarity)).ThenBy(person => person.Key)
                .Take(most).Select(person => person.Key),
        ];
    }

    private static async Task<Gallery> ReadAsync(IDbContextFactory<FaceGalleryDbContext> contexts, ProbeReader probes, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await probes.ReadGalleryAsync(context, also: null, cancellationToken);
    }
}
