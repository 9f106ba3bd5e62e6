using FaceGallery.Web.Hosting;

namespace FaceGallery.Web.Accounts;

/// <summary>Serves nothing but the setup until there is an owner. Requests with a token pass, as tokens are made on the server only.</summary>
internal static class SetupGate
{
    /// <summary>On endpoints that are served before there is an owner.</summary>
    public sealed record Open;

    public static void UseSetupGate(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<Open>() is not null
            || await http.RequestServices.GetRequiredService<AccountService>().HasOwnerAsync(http.RequestAborted)
            || http.User.IsInRole(Policies.Owner))
        {
            await next(http);
            return;
        }

        if (http.Request.IsProgrammatic())
        {
            await TypedResults.Problem("This FaceGallery has no owner yet. Open it in a browser and create the owner account.", statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(http);
            return;
        }

        http.Response.Redirect($"{http.Request.PathBase}{AccountEndpoints.SetupAddress}");
    });

    /// <summary>What the endpoints tell nobody anything.</summary>
    public static TBuilder ServedBeforeSetup<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new Open());
}
