using System.Globalization;
using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.Messages;
using FaceGallery.Web.Data;
using FaceGallery.Web.Recognition;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Indexing;

/// <summary>
/// Brings the library from one embedder to another when the owner sets another. The one of before serves, and embeds what arrives, until all faces have new embeddings; then these take
/// their place at once. Whatever it is stopped by, it goes on at the next start. Used by one caller at a time.
/// </summary>
public sealed class EmbedderChange(IDbContextFactory<FaceGalleryDbContext> contexts, ModelStore store, RecognitionEngine engine, FaceReembedding reembedding, EmbedderSwitch place)
{
    /// <summary>With a larger share of the faces' pictures out of reach for the moment, as when a drive is not mounted, the old embeddings say more than the new ones would.</summary>
    private const double MaxAway = 0.1;

    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    /// <summary>Pictures that are out of reach may be so for long.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromHours(1);

    private volatile Message? _progress;
    private volatile Message? _unused;
    private volatile AnsweringEmbedder? _answering;

    /// <summary>How far it is, or what differs since it is done.</summary>
    public IReadOnlyList<Message> Notes => (_progress ?? _answering?.Result) is { } note ? [note] : [];

    /// <summary>Why a model that is set does not serve, or that nobody is named; null where neither is so.</summary>
    public Message? Problem => _unused ?? engine.Unused ?? engine.Hindrance;

    /// <summary>Lets that embedder answer whose embeddings are stored. At each start, before anything is compared.</summary>
    public async Task ServeAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        _answering = await context.AnsweringEmbedders.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var stored = _answering?.Model ?? await context.FaceEmbeddings.OrderBy(face => face.FaceId).Select(face => face.Model).FirstOrDefaultAsync(cancellationToken);
        engine.Serve(stored is null ? engine.FirstEmbedder() : store.EmbedderOf(stored) ?? store.Embedder);
    }

    /// <summary>Where the one that is set cannot be used, that of before goes on serving, and <see cref="Problem"/> says why.</summary>
    /// <returns>After how long it is to be called again; null where there is nothing more to be done.</returns>
    public async Task<TimeSpan?> RunAsync(CancellationToken cancellationToken)
    {
        var (wanted, before) = (store.Embedder, engine.EmbedderName);
        if (before == wanted.Name && _answering is null or { IsWhole: true })
        {
            await reembedding.ForgetAllButAsync(null, cancellationToken);
            return null;
        }

        IFaceEmbedder embedder;
        try
        {
            embedder = engine.Open(wanted);
            _unused = null;
        }
        catch (Exception exception) when (exception is MissingWeightsException or ModelMisfitException)
        {
            _unused = before == wanted.Name ? null : store.Unused(wanted, before, exception);
            return exception is MissingWeightsException ? Soon : null;
        }

        await reembedding.ForgetAllButAsync(wanted.Name, cancellationToken);
        var total = await reembedding.CountAsync(wanted.Name, cancellationToken);
        var left = await reembedding.RunAsync(embedder, Tell, cancellationToken);
        if (before != wanted.Name)
        {
            // Meanwhile faces arrived, or were found anew.
            left = await reembedding.RunAsync(embedder, Tell, cancellationToken);
            if (left.Away > MaxAway * total)
            {
                _progress = new Message("Embedder.Waits", wanted.Name, before, Number(left.Away));
                return Later;
            }
        }

        var names = await place.SwitchAsync(wanted, cancellationToken);
        var result = before == wanted.Name
            ? _answering?.Result
            : new Message("Embedder.Changed", wanted.Name, before, Number(names.Same), Number(names.Changed), Number(names.Lost), Number(names.Found), Number(left.Away + left.Lost));

        // A photo may still be read with the one of before.
        await KeepAsync(wanted.Name, isWhole: before == wanted.Name && left == default, result, cancellationToken);
        _progress = null;
        return before != wanted.Name ? Soon : left.Away > 0 ? Later : null;

        void Tell(int faces) => _progress = before == wanted.Name ? null : new Message("Embedder.Progress", wanted.Name, Number(Math.Max(0, total - faces)), Number(total), before);

        static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
    }

    private async Task KeepAsync(string model, bool isWhole, Message? result, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var answering = await context.AnsweringEmbedders.SingleAsync(cancellationToken);
        (answering.Model, answering.IsWhole, answering.Result) = (model, isWhole, result);
        await context.SaveChangesAsync(cancellationToken);
        _answering = answering;
    }
}
