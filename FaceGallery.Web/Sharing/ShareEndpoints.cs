using System.Globalization;
using System.Text;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Search;

namespace FaceGallery.Web.Sharing;

/// <summary>The owner's links as a file.</summary>
public static class ShareEndpoints
{
    public static void MapShares(this IEndpointRouteBuilder app) =>
        app.MapGet("/shares/everybody.csv", CsvAsync).RequireAuthorization(Policies.Owner).ExcludeFromDescription();

    /// <summary>The base address under which the app was asked, as guests of the same network reach it.</summary>
    internal static string BaseOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}/";

    private static async Task<IResult> CsvAsync(string? album, HttpContext http, BulkLinks links, ShareAddresses addresses, Text text)
    {
        if (AlbumKey.Parse(album) is not { Search.IsHidden: false } key)
        {
            return TypedResults.NotFound();
        }

        var csv = new StringBuilder("\ufeff").Append(CsvText.Line(text["Everybody.Name"], text["Person.Photos"], text["Everybody.Link"], text["Everybody.Message"]));
        foreach (var row in await links.ListAsync(key, http.RequestAborted))
        {
            if (row.Link is { Path: not null } link)
            {
                csv.Append(CsvText.Line(
                    row.Person.Name,
                    row.Photos.ToString(CultureInfo.InvariantCulture),
                    addresses.AddressOf(link, BaseOf(http.Request)),
                    addresses.MessageOf(link, row.Person.Name, BaseOf(http.Request))));
            }
        }

        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", "links.csv");
    }
}
