using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.History;
using FaceGallery.Domain.Messages;
using FaceGallery.Domain.Photos;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Archives;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Library;
using FaceGallery.Web.Maintenance;
using FaceGallery.Web.Settings;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace FaceGallery.Web.Api;

/// <summary>Describes the API for machines (OpenAPI), with an example of each thing that is sent or answered, and shows the description as a page.</summary>
internal static class ApiDescription
{
    private const string Root = "api/v1/";
    private const string Token = "token";

    private static readonly DateTime Evening = new(2026, 7, 4, 20, 15, 0, DateTimeKind.Unspecified);

    private static readonly ApiFace Face = new("214", [0.41f, 0.22f, 0.08f, 0.12f], 0.93f, "3", "Anna", 0.71f, AssignedBy.Machine);

    /// <summary>Of the same library, so that an id that one call answers with is the one that another is asked with.</summary>
    private static readonly Dictionary<Type, object> Examples = new object[]
    {
        new ApiBodies.NameFaces(["214", "220"], "Anna", null),
        new ApiBodies.RejectFaces(["214"], "3"),
        new ApiBodies.ChooseFaces(["214", "220"]),
        new ApiBodies.MergePeople("3", ["8"], null),
        new ApiBodies.EditPerson("Anna", Hidden: false, Private: false, "2015-04-01", "214", null),
        new ApiBodies.EnrolFace([Contradictions.PoorExample]),
        new ApiBodies.MergeClusters(["5-2", "9-1"]),
        new ApiBodies.DrawFace([0.41f, 0.22f, 0.08f, 0.12f], "Anna", null),
        new ApiBodies.ChoosePhotos(["31", "32"]),
        new ApiBodies.SetThreshold(0.5f),
        new ApiShareBody(new ApiShareScope("3", null, "12", null, null), "Anna at the lake", Live: true, new DateTimeOffset(2026, 12, 31, 23, 0, 0, TimeSpan.Zero), "lake house", ShareDownload.Originals),
        new Message("Provider.NoDevice", "cuda"),
        new ApiStatus(new(IndexingState.Running, 1200, 800, 399, 1, 6.5), new(800, 2100, 24, 310), new("yunet", "sface", "CPU")),
        new ApiPerson("3", "Anna", 135, 138, "214", Hidden: false),
        new ApiPersonFace("214", "31", Enrolled: true, Portrait: false, AssignedBy.Human, null, 0.74f, null),
        Face,
        new ApiPhoto("31", "2026/lake/IMG_0031.jpg", Evening, 4032, 3024, PhotoState.Indexed, [Face], Favourite: true, "The first swim", 90, 47.2, 8.7),
        new ApiBodies.FavourPhotos(["31", "32"], Favourite: true),
        new ApiBodies.EditPhoto("The first swim", Favourite: true, "2026-07-04T20:15:00", "47.2,8.7", 90),
        new ApiBodies.RotatePhotos(["31", "32"], 90),
        new ApiBodies.CreateAlbum("Best of summer", ["31", "32"]),
        new ApiBodies.EditAlbum("Best of summer", "For grandma", "31"),
        new ApiBodies.MovePhotos(["32"], 0),
        new ApiAlbumChange("90", "album-2"),
        new ApiEvent("12", "Lake house", Evening.AddHours(-6), Evening, 62, "31", "event-12"),
        new ApiBodies.EditEvent("Lake house", "31"),
        new ApiCluster("5-2", ["501", "502"], Evening.AddHours(-1), Evening, "3", "Anna"),
        new ApiReviewItem("3", "Anna", ["214"], [], 0.44f, 4, IsCrowd: false),
        new ApiAlbum("album-2", "Best of summer", "album-2", ByHand: true, "For grandma"),
        new ApiBackup("facegallery-20260704-031500-daily.db", BackupReason.Daily, DateTime.SpecifyKind(Evening, DateTimeKind.Utc), 48_234_496),
        new ApiArchiveBody("event-12", null, "original"),
        new ApiArchive("0b6d3c0e5f2a4f7d9c1e8a7b6c5d4e3f", 62, 62, 212_336_640, "/api/v1/archives/0b6d3c0e5f2a4f7d9c1e8a7b6c5d4e3f/zip"),
        new ApiDeepScan("89", 2, 1, 0),
        new ApiNamesPreview(new(12, 9), new(0, 0), new(1, 1), new(Now: 14, Then: 6), [new("3", "Anna", 12, 0, ["501", "502"], [])]),
        new ApiChange("88", "3", 12),
        new ApiUndo("88", 1),
        new ApiHistoryEntry("88", ChangeKind.Named, DateTime.SpecifyKind(Evening, DateTimeKind.Utc), "owner", "3", "Anna", 2, 12, null),
        new ApiContradiction(Contradictions.TwiceInPhoto, 1, "3", "Anna"),
        new ApiShare("4", "http://nas.local:8080/share/…", "Anna at the lake", "event-12", Live: true, new DateTimeOffset(Evening, TimeSpan.Zero), null, null, ShareDownload.Originals, 62),
    }.ToDictionary(example => example.GetType());

    public static void Describe(OpenApiOptions options)
    {
        options.ShouldInclude = call => call.RelativePath?.StartsWith(Root, StringComparison.Ordinal) == true;
        options.AddOperationTransformer((operation, context, _) =>
        {
            operation.Tags = new HashSet<OpenApiTagReference> { new(context.Description.RelativePath!.Split('/')[2]) };
            operation.Responses ??= [];
            operation.Responses.TryAdd("401", new OpenApiResponse { Description = "There is no token, or it was revoked." });
            operation.Responses.TryAdd("403", new OpenApiResponse { Description = "It is not the owner's, or another site sends it." });
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "FaceGallery",
                Version = SettingsSources.Version,
                Description = "What the owner does on the pages, for scripts. Ids are opaque. Lists take `skip` and `take`. A change answers with its `changeId`, by which it is undone. "
                    + "Errors are problem details (RFC 9457): `detail` is a sentence in the language that `Accept-Language` asks for.",
            };
            document.Components ??= new OpenApiComponents();
            document.AddComponent(Token, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A token of the settings page, or of `token create NAME`: fg_…",
            });
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Token, document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (Examples.TryGetValue(context.JsonTypeInfo.Type, out var example))
            {
                var json = context.ApplicationServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
                schema.Examples = [JsonSerializer.SerializeToNode(example, example.GetType(), json)!];
            }

            return Task.CompletedTask;
        });
    }

    /// <summary>The description to be read and tried, at /scalar: everything it needs comes from here, and it may ask nobody else.</summary>
    public static void MapApiReference(this IEndpointRouteBuilder app) => app.MapScalarApiReference((options, http) =>
    {
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.WithScript(nonce);
        options.WithTitle("FaceGallery").WithNonce(nonce).DisableDefaultFonts().DisableTelemetry().DisableAgent();
        options.ShowDeveloperTools = DeveloperToolsVisibility.Never;
        options.DefaultOpenAllTags = true;
    }).RequireAuthorization(Policies.Owner);
}
