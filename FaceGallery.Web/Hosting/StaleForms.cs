using Microsoft.AspNetCore.Antiforgery;

namespace FaceGallery.Web.Hosting;

/// <summary>A form that lay open too long, or is another site's, leads to a fresh one instead of to an error.</summary>
internal static class StaleForms
{
    /// <summary>Bytes of a form without files: less than what ASP.NET Core keeps in memory of one before it makes a file of it.</summary>
    public const int MaxBytes = 60 * 1024;

    /// <param name="fresh">The answer to a form without a valid token.</param>
    public static TBuilder RefuseStaleForms<TBuilder>(this TBuilder endpoints, Func<HttpContext, IResult> fresh)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            return !HttpMethods.IsPost(http.Request.Method) || await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)
                ? await next(context)
                : fresh(http);
        });
}
