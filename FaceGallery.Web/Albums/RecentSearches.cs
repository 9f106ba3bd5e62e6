using System.Text.Json;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Search;
using Microsoft.JSInterop;

namespace FaceGallery.Web.Albums;

/// <summary>What somebody searched for lately, as their browser keeps it: for each account apart.</summary>
public sealed class RecentSearches(IJSRuntime browser, Viewer viewer)
{
    private const int Max = 8;

    /// <summary>The latest first. What the browser has may be of anybody's making: it is read like an address.</summary>
    public async Task<IReadOnlyList<AlbumKey>> ReadAsync()
    {
        try
        {
            var kept = await browser.InvokeAsync<string?>("localStorage.getItem", await KeyAsync());
            return kept is null ? [] : [.. (JsonSerializer.Deserialize<string[]>(kept) ?? []).Select(AlbumKey.Parse).OfType<AlbumKey>().Take(Max)];
        }
        catch (Exception exception) when (exception is JSException or JsonException)
        {
            return [];
        }
    }

    public async Task AddAsync(AlbumKey search)
    {
        string[] kept = [.. (await ReadAsync()).Where(other => !other.Equals(search)).Prepend(search).Take(Max).Select(album => album.ToString())];
        try
        {
            await browser.InvokeVoidAsync("localStorage.setItem", await KeyAsync(), JsonSerializer.Serialize(kept));
        }
        catch (JSException)
        {
            // The browser keeps nothing.
        }
    }

    private async Task<string> KeyAsync() => $"facegallery.searches.{(await viewer.UserAsync()).Identity?.Name}";
}
