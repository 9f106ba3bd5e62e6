using FaceGallery.Web.Commands.Evaluate;
using FaceGallery.Web.Data;
using FaceGallery.Web.Export;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Recognition;
using FaceGallery.Web.Settings;
using Microsoft.Data.Sqlite;

namespace FaceGallery.Web.Commands;

/// <summary>The border of every command: what went wrong becomes one sentence on stderr and an exit code.</summary>
internal static class CommandErrors
{
    public static async Task<int> ReportAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (CommandException exception)
        {
            return Say(exception.ExitCode, exception.Message);
        }
        catch (Exception exception) when (WrongSettings.Of(exception) is { } sentences)
        {
            return Say(ExitCodes.WrongUsage, string.Join(Environment.NewLine, sentences));
        }
        catch (Exception exception) when (IsExplained(exception))
        {
            return Say(ExitCodes.CannotDo, exception.Message);
        }
        catch (OperationCanceledException)
        {
            return Say(ExitCodes.CannotDo, "Stopped before it was done. Run it again to continue.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Say(ExitCodes.CannotDo, exception.Message);
        }
        catch (Exception exception) when (exception.GetBaseException() is SqliteException database)
        {
            return Say(ExitCodes.CannotDo, WriteFailure.Of(database) is { } why ? EnglishText.Of(why) : $"The database cannot be written: {database.Message} What was already done is kept.");
        }
    }

    /// <summary>The message is a sentence for people already.</summary>
    private static bool IsExplained(Exception exception) =>
        exception is InvalidDataException or DataFolderException or DatabaseException or AlbumExportException
            or MissingWeightsException or ModelDownloadException or EvaluationException;

    private static int Say(int exitCode, string message)
    {
        Console.Error.WriteLine(message);
        return exitCode;
    }
}
