using System.Text.Json;
using System.Text.Json.Serialization;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Data;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Maintenance;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FaceGallery.Web.Api;

public static class ApiServices
{
    public const string DocumentName = "v1";

    private const string Live = "live";
    private const string Ready = "ready";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            if (context.Exception is { } exception && WriteFailure.Of(exception) is { } why)
            {
                context.ProblemDetails.Detail = context.HttpContext.RequestServices.GetRequiredService<Text>()[why];
            }

            // What is wrong with a question is said in a sentence, as for all other problems.
            context.ProblemDetails.Detail ??= context.ProblemDetails switch
            {
                HttpValidationProblemDetails invalid => string.Join(' ', invalid.Errors.SelectMany(error => error.Value)),
                { Status: StatusCodes.Status400BadRequest } => "A value is missing, or is not of the kind that /openapi/v1.json describes.",
                _ => null,
            };
        });
        services.AddValidation();
        services.AddOpenApi(DocumentName, ApiDescription.Describe);
        services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)));
        services.AddScoped<ApiQueries>();
        services.AddHealthChecks().AddCheck<HostHealthCheck>("host", tags: [Live, Ready])
            .AddCheck<DatabaseHealthCheck>("database", tags: [Ready]).AddCheck<AppHealthCheck>("app", tags: [Ready]);
        return services;
    }

    /// <summary>
    /// Live: the process answers, and goes on. Ready: the database does, too, in this version's shape; "Degraded" where it does and somebody must look after it. Whoever watches a
    /// container may ask.
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = check => check.Tags.Contains(Live) }).AllowAnonymous().ServedBeforeSetup();
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = TellAsync }).AllowAnonymous().ServedBeforeSetup();
    }

    /// <summary>A word, and what is not well in a line each.</summary>
    private static Task TellAsync(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(string.Join('\n', report.Entries.Values.Select(entry => entry.Description).OfType<string>().Prepend(report.Status.ToString())), http.RequestAborted);
    }
}
