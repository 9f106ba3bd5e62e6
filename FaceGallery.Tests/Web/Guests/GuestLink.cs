using System.Net;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.Extensions.DependencyInjection;

namespace FaceGallery.Tests.Web.Guests;

/// <summary>A link of a running app, and a guest's browser without scripts: it keeps cookies and follows no redirect.</summary>
internal sealed class GuestLink : IDisposable
{
    public const string TokenField = "__RequestVerificationToken";

    private readonly RunningApp _app;

    private GuestLink(RunningApp app, int id, string path)
    {
        (_app, Id, Path) = (app, id, path);
        Guest = NewGuest();
    }

    public int Id { get; }

    /// <summary>"/share/abc…".</summary>
    public string Path { get; }

    public HttpClient Guest { get; }

    public static Task<GuestLink> ToAsync(RunningApp app, AlbumKey album, ShareSettings? settings = null) => ToAsync(app, ShareScope.Of(album), settings);

    public static async Task<GuestLink> ToAsync(RunningApp app, ShareScope scope, ShareSettings? settings = null)
    {
        await using var services = await app.AsOwnerAsync();
        var id = await services.ServiceProvider.GetRequiredService<ShareEditing>().CreateAsync(scope, settings ?? new ShareSettings(), TestContext.Current.CancellationToken);
        return new GuestLink(app, id, await PathAsync(app, id));
    }

    /// <summary>One that somebody made.</summary>
    public static async Task<GuestLink> OfAsync(RunningApp app, int id) => new(app, id, await PathAsync(app, id));

    /// <summary>What the owner does with it.</summary>
    public async Task OwnerAsync(Func<ShareEditing, Task> act)
    {
        await using var services = await _app.AsOwnerAsync();
        await act(services.ServiceProvider.GetRequiredService<ShareEditing>());
    }

    /// <summary>Its address now.</summary>
    public Task<string> PathAsync() => PathAsync(_app, Id);

    /// <summary>Another guest's browser.</summary>
    public HttpClient NewGuest() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(_app.Address) };

    /// <param name="below">"/zip", or nothing for the link's page.</param>
    public Task<HttpResponseMessage> GetAsync(string below = "") => Guest.GetAsync(Path + below, TestContext.Current.CancellationToken);

    public async Task<string> PageAsync(string below = "") => await (await GetAsync(below)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    /// <summary>The ids of the photos that the page shows, in their order.</summary>
    public async Task<IReadOnlyList<int>> PhotosAsync(string below = "") => PhotosOf(await PageAsync(below));

    public static IReadOnlyList<int> PhotosOf(string page) =>
        [.. page.Split("href=\"photos/").Skip(1).Select(part => int.Parse(part[..part.IndexOfAny(['"', '?'])], System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>Sends a form of a page, with the page's token.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var form = fields.Append((TokenField, await FormTokenAsync(page))).Select(field => KeyValuePair.Create(field.Item1, field.Item2));
        return await Guest.PostAsync(Path + action, new FormUrlEncodedContent(form), TestContext.Current.CancellationToken);
    }

    /// <summary>The token of a page's form, without which nothing is taken.</summary>
    public async Task<string> FormTokenAsync(string page) => (await PageAsync(page)).Split($"name=\"{TokenField}\" value=\"")[1].Split('"')[0];

    public void Dispose() => Guest.Dispose();

    private static async Task<string> PathAsync(RunningApp app, int id)
    {
        await using var services = app.Services.CreateAsyncScope();
        return "/" + (await services.ServiceProvider.GetRequiredService<ShareService>().FindAsync(id, TestContext.Current.CancellationToken))!.Path;
    }
}
