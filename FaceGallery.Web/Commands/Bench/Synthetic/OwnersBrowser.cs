using System.Text.Json;
using FaceGallery.Web.Accounts;

namespace FaceGallery.Web.Commands.Bench.Synthetic;

/// <summary>Asks a running program as its owner's browser and scripts do.</summary>
internal sealed class OwnersBrowser(string address, string session, string token) : IDisposable
{
    private const string TokenField = "__RequestVerificationToken";

    /// <summary>What takes longer is not waited for.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Between two looks at what the indexer does.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _pages = Client(address, "Cookie", $"{AccessServices.SessionCookie}={session}");
    private readonly HttpClient _calls = Client(address, "Authorization", $"Bearer {token}");

    /// <summary>Signs in by the form, as a browser without scripts does.</summary>
    /// <returns>The session cookie, which holds for every process that serves this data folder.</returns>
    public static async Task<string> SignInAsync(string address, string name, string password, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var browser = new HttpClient(handler) { BaseAddress = new Uri(address) };
        var form = await browser.GetStringAsync("/login", cancellationToken);
        var forgery = form.Split($"name=\"{TokenField}\" value=\"")[1].Split('"')[0];
        using var answer = await browser.PostAsync(
            "/login", new FormUrlEncodedContent([new("name", name), new("password", password), new(TokenField, forgery)]), cancellationToken);
        return handler.CookieContainer.GetCookies(new Uri(address))[AccessServices.SessionCookie]?.Value
            ?? throw new CommandException(ExitCodes.CannotDo, $"The made-up owner is not let in: {answer.StatusCode}.");
    }

    /// <exception cref="CommandException">It is answered by something else than the page.</exception>
    public async Task VisitAsync(string page, CancellationToken cancellationToken)
    {
        using var answer = await _pages.GetAsync(page, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw new CommandException(ExitCodes.CannotDo, $"{page} is answered by {answer.StatusCode}.");
        }
    }

    public async Task<JsonElement> GetAsync(string call, CancellationToken cancellationToken) => await _calls.GetFromJsonAsync<JsonElement>($"/api/v1/{call}", cancellationToken);

    public async Task<JsonElement> PostAsync(string call, object body, CancellationToken cancellationToken)
    {
        using var answer = await _calls.PostAsJsonAsync($"/api/v1/{call}", body, cancellationToken);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)
            : throw new CommandException(ExitCodes.CannotDo, $"{call} is answered by {answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
    }

    /// <summary>Returns when the indexer has decided what follows from all photos, which are not there to be read.</summary>
    public async Task WaitUntilDecidedAsync(CancellationToken cancellationToken)
    {
        while ((await GetAsync("status", cancellationToken)).GetProperty("indexing").GetProperty("state").GetString() != "offline")
        {
            await Task.Delay(Pause, cancellationToken);
        }
    }

    public void Dispose()
    {
        _pages.Dispose();
        _calls.Dispose();
    }

    private static HttpClient Client(string address, string header, string value)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(address), Timeout = Longest };
        client.DefaultRequestHeaders.Add(header, value);
        return client;
    }
}
