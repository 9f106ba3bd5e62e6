using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FaceGallery.Web.Files;

namespace FaceGallery.Web.Commands;

/// <summary>Writes what a command found to a JSON file that other programs read: all of it or nothing.</summary>
internal static class JsonReport
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // Names should be readable in the file; it is no web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>A file that is something else is not taken for a report of zeros.</summary>
    private static readonly JsonSerializerOptions Reading = new(Options) { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    /// <exception cref="CommandException">It could not be written there, which is better known before the work than after it.</exception>
    public static void RequirePlace(string path)
    {
        if (Directory.Exists(path))
        {
            throw new CommandException(ExitCodes.CannotDo, $"The report {path} is a folder. Give a file name.");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is not { } folder || !Directory.Exists(folder))
        {
            throw new CommandException(ExitCodes.CannotDo, $"The folder for the report {path} does not exist. Make it first.");
        }
    }

    /// <exception cref="CommandException">It cannot be read, or is no such report.</exception>
    public static async Task<T> ReadAsync<T>(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<T>(file, Reading, cancellationToken) ?? throw new JsonException("it holds nothing");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CommandException(ExitCodes.CannotDo, $"The report {path} cannot be read: {exception.Message}");
        }
    }

    public static async Task WriteAsync<T>(string path, T report, CancellationToken cancellationToken)
    {
        var real = RealPath.Of(path);
        var isDevice = real.StartsWith("/dev/", StringComparison.Ordinal) || real.StartsWith("/proc/", StringComparison.Ordinal);
        try
        {
            await (isDevice ? SerializeAsync(path, report, cancellationToken) : ReplaceAsync(real, report, cancellationToken));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCodes.CannotDo, $"The report {path} cannot be written: {exception.Message}");
        }
    }

    private static async Task ReplaceAsync<T>(string path, T report, CancellationToken cancellationToken)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            await SerializeAsync(temporary, report, cancellationToken);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static async Task SerializeAsync<T>(string path, T report, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        await JsonSerializer.SerializeAsync(file, report, Options, cancellationToken);
    }
}
