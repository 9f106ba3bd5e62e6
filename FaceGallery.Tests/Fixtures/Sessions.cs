using System.Net;
using FaceGallery.Web.Accounts;

namespace FaceGallery.Tests.Fixtures;

/// <summary>Signing in as a browser without scripts does it.</summary>
internal static class Sessions
{
    private const string TokenField = "__RequestVerificationToken";

    /// <returns>The session cookie's value.</returns>
    public static async Task<string> SignInAsync(string address, string name, string password)
    {
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        using var answer = await browser.PostFormAsync("/login", "/login", ("name", name), ("password", password));
        return cookies.GetCookies(new Uri(address))[AccessServices.SessionCookie]?.Value
            ?? throw new InvalidOperationException($"{name} was not let in: {answer.StatusCode}");
    }

    /// <summary>Sends a form with the token of the page that it is on, and goes on to the page that asks again where something was wrong.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(this HttpClient browser, string page, string action, params (string Name, string Value)[] fields)
    {
        var html = await browser.GetStringAsync(page, TestContext.Current.CancellationToken);
        var token = html.Split($"name=\"{TokenField}\" value=\"")[1].Split('"')[0];
        var form = fields.Append((TokenField, token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2));
        var answer = await browser.PostAsync(action, new FormUrlEncodedContent(form), TestContext.Current.CancellationToken);
        return answer.Headers.Location is { OriginalString: var again } && again.Contains("problem=", StringComparison.Ordinal) && again.Contains("&returnUrl=", StringComparison.Ordinal) ? await browser.GetAsync(again, TestContext.Current.CancellationToken) : answer;
    }
}
