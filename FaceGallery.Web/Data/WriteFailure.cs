using FaceGallery.Domain.Messages;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace FaceGallery.Web.Data;

/// <summary>Tells what went wrong because the data folder could not be written from all that went wrong otherwise.</summary>
public static class WriteFailure
{
    /// <returns>Why, and what to do; null where something else went wrong.</returns>
    public static Message? Of(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (Direct(cause) is { } message)
            {
                return message;
            }
        }

        return null;
    }

    private static Message? Direct(Exception cause) => cause switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_FULL } => new Message("Data.Full"),
        SqliteException { SqliteErrorCode: raw.SQLITE_READONLY } => new Message("Data.ReadOnly"),
        SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } => new Message("Data.Busy"),
        SqliteException { SqliteErrorCode: raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN } failure => new Message("Data.Unwritten", failure.Message),
        IOException io when DataFolder.IsFull(io) => new Message("Data.Full"),
        DataFolderException refused when refused.InnerException is not IOException io || !DataFolder.IsFull(io) => new Message("Data.Unwritten", refused.Message),
        _ => null,
    };
}
