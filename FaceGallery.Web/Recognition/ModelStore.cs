using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Recognition;

/// <summary>
/// Finds the weights: in our own folder, then in each mirror folder, where they lie. A file is taken only when its SHA-256 is right.
/// Nothing is ever downloaded from here; <see cref="ModelDownloader"/> does that when it is asked to.
/// </summary>
public sealed class ModelStore(IOptions<ModelOptions> options)
{
    private readonly ConcurrentDictionary<(string Path, long Size, DateTime Written), string> _checksums = new();

    /// <summary>Our own folder as a full path; it need not exist.</summary>
    public string Folder => Path.GetFullPath(options.Value.Folder);

    public ModelState Find(ModelFile model)
    {
        var ignored = new List<string>();
        foreach (var folder in options.Value.Folders)
        {
            var path = Path.GetFullPath(Path.Combine(folder, model.FileName));
            var problem = Check(path, model);
            if (problem is null)
            {
                return new ModelState(model, path, ignored);
            }

            if (problem.Length > 0)
            {
                ignored.Add($"{path} was ignored: {problem}.");
            }
        }

        return new ModelState(model, null, ignored);
    }

    /// <summary>Why nothing can be recognised, in words for people; null when all weights are there.</summary>
    public string? Problem() => MissingWeightsException.For([.. ModelManifest.All.Select(Find)], Folder)?.Message;

    /// <summary>Where the right file lies.</summary>
    /// <exception cref="MissingWeightsException">It is nowhere; the message names all weights that are missing.</exception>
    public string Require(ModelFile model) =>
        Find(model).Path ?? throw MissingWeightsException.For([.. ModelManifest.All.Append(model).Distinct().Select(Find)], Folder)!;

    /// <returns>Null for the right file, an empty text for none, or what is wrong with it.</returns>
    internal string? Check(string path, ModelFile model)
    {
        var file = new FileInfo(path);
        try
        {
            return file switch
            {
                { Exists: false } => string.Empty,
                _ when file.Length < model.Size => $"it is cut off ({file.Length} of {model.Size} bytes)",
                _ when Checksum(file) != model.Sha256 => "its SHA-256 is wrong, so it is another version or damaged",
                _ => null,
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"it cannot be read ({exception.Message.TrimEnd('.')})";
        }
    }

    private string Checksum(FileInfo file) =>
        _checksums.GetOrAdd((file.FullName, file.Length, file.LastWriteTimeUtc), static key =>
        {
            using var stream = File.OpenRead(key.Path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        });
}
