using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using FaceGallery.Domain.Messages;
using FaceGallery.Web.Localisation;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Recognition;

/// <summary>
/// Downloads weights into our own folder, from the mirrors and at last from the official address. An interrupted download goes on where
/// it stopped. Only a file with the right SHA-256 gets its final name.
/// </summary>
public sealed class ModelDownloader(HttpClient http, ModelStore store, IOptionsMonitor<ModelOptions> options)
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Where the file lies, downloaded or found.</summary>
    /// <exception cref="ModelDownloadException">No address gave the right file.</exception>
    /// <exception cref="IOException">Our own folder cannot be written.</exception>
    public async Task<string> FetchAsync(ModelFile model, IProgress<ModelDownloadProgress>? progress, CancellationToken cancellationToken)
    {
        if (store.Find(model).Path is { } present)
        {
            return present;
        }

        var problems = new List<Message>();
        foreach (var address in options.CurrentValue.Addresses(model))
        {
            var problem = await TryFetchAsync(model, address, progress, cancellationToken);
            if (problem is null)
            {
                return Target(model);
            }

            problems.Add(problem);
        }

        throw new ModelDownloadException(
            $"{model.FileName} could not be downloaded. {string.Join(" ", problems.Select(EnglishText.Of))} Try again, or put the file into {store.Folder} by hand.", problems);
    }

    private string Target(ModelFile model) => Path.Combine(store.Folder, model.FileName);

    /// <returns>What went wrong, or null.</returns>
    private async Task<Message?> TryFetchAsync(
        ModelFile model, Uri address, IProgress<ModelDownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var part = Target(model) + ".part";
        Directory.CreateDirectory(store.Folder);
        try
        {
            await DownloadAsync(model, address, part, progress, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            return exception switch
            {
                { StatusCode: { } status } => new Message("Weights.Status", address.ToString(), ((int)status).ToString(CultureInfo.InvariantCulture)),
                { HttpRequestError: HttpRequestError.NameResolutionError } => new Message("Weights.NoName", address.Host),
                _ => new Message("Weights.NoConnection", address.ToString(), exception.Message.TrimEnd('.')),
            };
        }
        catch (HttpIOException)
        {
            return new Message("Weights.CutOff", address.ToString());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Message("Weights.Silent", address.ToString());
        }

        if (store.Check(part, model) is { } problem)
        {
            File.Delete(part);
            return new Message("Weights.NotTheFile", address.ToString()) { Reason = problem };
        }

        File.Move(part, Target(model), overwrite: true);
        return null;
    }

    private async Task DownloadAsync(
        ModelFile model, Uri address, string part, IProgress<ModelDownloadProgress>? progress, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(part, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        if (file.Length >= model.Size)
        {
            file.SetLength(0);
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Range = new RangeHeaderValue(file.Length, null);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        var resumes = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == file.Length;
        file.SetLength(resumes ? file.Length : 0);
        file.Seek(0, SeekOrigin.End);
        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        await CopyAsync(content, file, bytes => progress?.Report(new(model, address, bytes)), model.Size, cancellationToken);
    }

    /// <summary>Stops at once when more arrives than the file can have: that is another file.</summary>
    private static async Task CopyAsync(Stream from, FileStream to, Action<long> report, long size, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        int read;
        while (to.Length <= size && (read = await from.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            report(to.Length);
        }
    }
}
