using System.Collections.Concurrent;
using System.Security.Cryptography;
using FaceGallery.Domain.Messages;
using Microsoft.Extensions.Options;
using static System.FormattableString;

namespace FaceGallery.Web.Recognition;

/// <summary>
/// Finds the weights: in our own folder, then in each mirror folder, where they lie. A file is taken only when its SHA-256 is right.
/// Nothing is ever downloaded from here; <see cref="ModelDownloader"/> does that when it is asked to.
/// </summary>
public sealed class ModelStore(IOptionsMonitor<ModelOptions> options)
{
    private readonly ConcurrentDictionary<(string Path, long Size, DateTime Written), string> _checksums = new();

    /// <summary>Our own folder as a full path; it need not exist.</summary>
    public string Folder => Path.GetFullPath(options.CurrentValue.Folder);

    /// <summary>That the owner wants.</summary>
    public DetectorEntry Detector => options.CurrentValue.KnownDetectors.First(entry => entry.Name == options.CurrentValue.Detector);

    /// <inheritdoc cref="Detector"/>
    public EmbedderEntry Embedder => options.CurrentValue.KnownEmbedders.First(entry => entry.Name == options.CurrentValue.Embedder);

    /// <summary>The files of these.</summary>
    public IReadOnlyList<ModelFile> Wanted => [Detector.File, Embedder.File];

    /// <summary>Null where no entry has the name.</summary>
    public DetectorEntry? DetectorOf(string name) => options.CurrentValue.KnownDetectors.FirstOrDefault(entry => entry.Name == name);

    /// <inheritdoc cref="DetectorOf"/>
    public EmbedderEntry? EmbedderOf(string name) => options.CurrentValue.KnownEmbedders.FirstOrDefault(entry => entry.Name == name);

    public ModelState Find(ModelFile model)
    {
        var ignored = new List<Message>();
        foreach (var folder in options.CurrentValue.Folders)
        {
            var path = Path.GetFullPath(Path.Combine(folder, model.FileName));
            if (!File.Exists(path))
            {
                continue;
            }

            if (Check(path, model) is not { } problem)
            {
                return new ModelState(model, path, ignored);
            }

            ignored.Add(new Message("Models.Ignored", path) { Reason = problem });
        }

        return new ModelState(model, null, ignored);
    }

    /// <summary>That a model is not used, and why.</summary>
    /// <param name="serving">The one that is used instead.</param>
    /// <param name="exception">What its opening threw.</param>
    public Message Unused(ModelEntry wanted, string serving, Exception exception) => new("Models.Unused", wanted.Name, serving)
    {
        Reason = exception is ModelMisfitException misfit ? misfit.Why : Find(wanted.File).Ignored is [var ignored, ..] ? ignored : new Message("Models.Absent", wanted.FileName, Folder),
    };

    /// <summary>Which of the wanted weights are missing, in sentences; nothing when all are there.</summary>
    public IReadOnlyList<Message> Problems() => MissingWeightsException.For([.. Wanted.Select(Find)], Folder)?.Why ?? [];

    /// <summary>Where the right file lies.</summary>
    /// <exception cref="MissingWeightsException">It is nowhere; the message names all weights that are missing.</exception>
    public string Require(ModelFile model) =>
        Find(model).Path ?? throw MissingWeightsException.For([.. Wanted.Append(model).DistinctBy(file => file.FileName).Select(Find)], Folder)!;

    /// <returns>What is wrong with the file; null for the right one.</returns>
    internal Message? Check(string path, ModelFile model)
    {
        var file = new FileInfo(path);
        try
        {
            return file switch
            {
                _ when file.Length < model.Size => new Message("Models.Short", Invariant($"{file.Length}"), Invariant($"{model.Size}")),
                _ when Checksum(file) != model.Sha256 => new Message("Models.Wrong"),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Message("Models.Unreadable", exception.Message.TrimEnd('.'));
        }
    }

    private string Checksum(FileInfo file) =>
        _checksums.GetOrAdd((file.FullName, file.Length, file.LastWriteTimeUtc), static key =>
        {
            using var stream = File.OpenRead(key.Path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        });
}
