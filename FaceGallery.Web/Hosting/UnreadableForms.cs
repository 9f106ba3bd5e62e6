namespace FaceGallery.Web.Hosting;

/// <summary>
/// Refuses forms in an encoding that .NET does not read, such as UTF-7. Whoever reads such a form gets an exception, and so would the page that tells of it, as it is asked
/// for by the same request.
/// </summary>
internal static partial class UnreadableForms
{
    public static void UseReadableForms(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (NotSupportedException exception) when (http.Request.HasFormContentType && !http.Response.HasStarted)
        {
            var logger = http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(UnreadableForms));
            LogUnreadable(logger, exception);
            http.Response.Clear();
            await TypedResults.Problem("The form is in an encoding that is not read here. Send it in UTF-8.", statusCode: StatusCodes.Status415UnsupportedMediaType).ExecuteAsync(http);
        }
    });

    [LoggerMessage(Level = LogLevel.Debug, Message = "A form could not be read.")]
    private static partial void LogUnreadable(ILogger logger, Exception exception);
}
