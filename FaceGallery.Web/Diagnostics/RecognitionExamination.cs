using System.Runtime.CompilerServices;
using FaceGallery.Domain.Messages;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Recognition;

namespace FaceGallery.Web.Diagnostics;

/// <summary>Whether the weights are there and can be computed with, and whether a picture of each kind can be decoded.</summary>
public sealed class RecognitionExamination(ModelStore store, RecognitionEngine engine, PhotoDecoder decoder) : IExamination
{
    private const string Samples = "Samples.";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var finding in Weights().Concat(Decoders(cancellationToken)))
        {
            yield return finding;
        }
    }

    private IEnumerable<Finding> Weights()
    {
        foreach (var ignored in store.Wanted.SelectMany(model => store.Find(model).Ignored))
        {
            yield return new Finding(FindingKind.Warning, ignored);
        }

        var problems = store.Problems();
        foreach (var problem in problems.Where(problem => problem.Key != "Models.Ignored"))
        {
            yield return new Finding(FindingKind.Hindrance, problem);
        }

        if (problems.Count == 0)
        {
            yield return Compute();
            foreach (var problem in engine.ProviderProblems)
            {
                yield return new Finding(FindingKind.Warning, problem);
            }
        }
    }

    private Finding Compute()
    {
        try
        {
            _ = engine.Analyzer;
            return Finding.Well("Doctor.Weights.Well", engine.DetectorName, engine.EmbedderName, engine.Provider);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Finding.Hindrance("Doctor.Weights.Broken", engine.Provider, exception.GetBaseException().Message.TrimEnd('.'));
        }
    }

    private IEnumerable<Finding> Decoders(CancellationToken cancellationToken)
    {
        var kinds = Enum.GetValues<PictureFormat>().Except([PictureFormat.Unknown]).Select(format => (Format: format, Problem: DecoderProblem(format, cancellationToken))).ToList();
        foreach (var (format, problem) in kinds.Where(kind => kind.Problem is not null))
        {
            yield return new Finding(FindingKind.Hindrance, new Message("Doctor.Decoders.Broken", format.Name()) { Reason = problem });
        }

        if (kinds.TrueForAll(kind => kind.Problem is null))
        {
            yield return Finding.Well("Doctor.Decoders.Well", string.Join(", ", kinds.Select(kind => kind.Format.Name())));
        }
    }

    /// <summary>Decodes a tiny picture of a kind.</summary>
    private Message? DecoderProblem(PictureFormat format, CancellationToken cancellationToken)
    {
        try
        {
            using var picture = MemoryFile.Create();
            using (var sample = typeof(RecognitionExamination).Assembly.GetManifestResourceStream(Samples + format)!)
            {
                sample.CopyTo(picture);
            }

            _ = decoder.Decode(picture.Path, format, cancellationToken);
            return null;
        }
        catch (UnreadablePhotoException exception)
        {
            return exception.Reason;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Of whatever a native library throws that is missing, or of another machine.
            return new Message("Unreadable.Io", exception.GetBaseException().Message);
        }
    }
}
