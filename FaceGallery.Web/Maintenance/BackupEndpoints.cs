using FaceGallery.Web.Accounts;
using FaceGallery.Web.Data;
using FaceGallery.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FaceGallery.Web.Maintenance;

/// <summary>Backups for scripts, and for the page that offers them.</summary>
public static class BackupEndpoints
{
    public static void MapBackups(this IEndpointRouteBuilder app)
    {
        var backups = app.MapGroup("/api/v1/backups").RequireAuthorization(Policies.Owner).AddEndpointFilter<RouteGroupBuilder, CrossOriginGuard>();
        backups.MapGet("", (Backups all) => all.List().Select(ApiBackup.Of)).WithSummary("All backups, the newest first.");
        backups.MapPost("", MakeAsync).WithSummary("Backs up now.");
        backups.MapGet("{name}", ReadAsync).WithSummary("A backup, as one file. From a browser the password must have been typed a short while ago.");
        backups.MapPost("{name}/restore", RestoreAsync).WithSummary("Puts a backup in the place of the library, which is backed up before. The app begins anew. From a browser the password must have been typed a short while ago.");
    }

    private static async Task<Results<Created<ApiBackup>, ProblemHttpResult>> MakeAsync(HttpRequest request, Backups backups, CancellationToken cancellationToken)
    {
        try
        {
            var made = ApiBackup.Of(await backups.MakeAsync(BackupReason.Asked, cancellationToken));
            return TypedResults.Created($"{request.PathBase}/api/v1/backups/{made.Name}", made);
        }
        catch (Exception exception) when (exception is DatabaseException or IOException or UnauthorizedAccessException)
        {
            return TypedResults.Problem(exception.Message, statusCode: StatusCodes.Status507InsufficientStorage);
        }
    }

    /// <summary>It lets others in, as it holds the keys: like all that does, it takes more than an open browser.</summary>
    private static async Task<Results<PhysicalFileHttpResult, NotFound, ProblemHttpResult>> ReadAsync(string name, HttpContext http, Backups backups, OpenSessions sessions)
    {
        if (!await IsConfirmedAsync(http, sessions))
        {
            return TypedResults.Problem("Type your password again on the page of the backups, then download.", statusCode: StatusCodes.Status403Forbidden);
        }

        http.Response.Headers.CacheControl = "private, no-store";
        return backups.Find(name) is { } backup
            ? TypedResults.PhysicalFile(backup.Path, "application/vnd.sqlite3", backup.Name, backup.MadeAt, enableRangeProcessing: true)
            : TypedResults.NotFound();
    }

    private static async Task<Results<Accepted, NotFound, ProblemHttpResult>> RestoreAsync(string name, HttpContext http, Backups backups, LibraryRestore restore, OpenSessions sessions)
    {
        if (!await IsConfirmedAsync(http, sessions))
        {
            return TypedResults.Problem("Type your password again on the page of the backups, then restore.", statusCode: StatusCodes.Status403Forbidden);
        }

        if (backups.Find(name) is not { } backup)
        {
            return TypedResults.NotFound();
        }

        try
        {
            await restore.RestoreAsync((await restore.PrepareAsync(backup, http.RequestAborted)).Copy, http.RequestAborted);
            return TypedResults.Accepted((string?)null);
        }
        catch (DatabaseException exception)
        {
            return TypedResults.Problem(exception.Message, statusCode: StatusCodes.Status409Conflict);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return TypedResults.Problem(exception.Message, statusCode: StatusCodes.Status507InsufficientStorage);
        }
    }

    private static async Task<bool> IsConfirmedAsync(HttpContext http, OpenSessions sessions) =>
        http.User.Identity?.AuthenticationType == BearerHandler.SchemeName || await sessions.IsConfirmedAsync(http.User, http.RequestAborted);
}

/// <param name="MadeAt">UTC.</param>
public sealed record ApiBackup(string Name, BackupReason Reason, DateTime MadeAt, long Bytes)
{
    public static ApiBackup Of(Backup backup) => new(backup.Name, backup.Reason, backup.MadeAt, backup.Bytes);
}
