using FaceGallery.Domain.Messages;
using FaceGallery.Web.Library;

namespace FaceGallery.Web.Indexing;

/// <summary>Brings the library to the models that the owner has set. Used by one caller at a time.</summary>
public sealed class ModelChange(EmbedderChange embedder, DetectorChange detector, PostIndexing order, IndexingControl indexing, AppProblems problems)
{
    /// <inheritdoc cref="EmbedderChange.Problem"/>
    public Message? Problem => embedder.Problem;

    /// <summary>How far it is, and what differs since it is done.</summary>
    public IReadOnlyList<Message> Notes => [.. embedder.Notes, .. new[] { detector.Progress }.OfType<Message>()];

    /// <inheritdoc cref="EmbedderChange.ServeAsync"/>
    public async Task ServeAsync(CancellationToken cancellationToken)
    {
        await embedder.ServeAsync(cancellationToken);
        problems.Set(AppProblem.Model, embedder.Problem);
    }

    /// <returns>After how long it is to be called again; null where there is nothing more to be done.</returns>
    /// <exception cref="Recognition.MissingWeightsException">Photos are to be looked at anew, and weights are missing.</exception>
    public async Task<TimeSpan?> RunAsync(CancellationToken cancellationToken)
    {
        var pause = await embedder.RunAsync(cancellationToken);
        problems.Set(AppProblem.Model, embedder.Problem);
        if (await detector.RunAsync(cancellationToken))
        {
            order.Outdate();
            indexing.RequestScan();
        }

        return pause;
    }
}
