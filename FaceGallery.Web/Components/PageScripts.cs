using Microsoft.JSInterop;

namespace FaceGallery.Web.Components;

/// <summary>The beginning and the end of what a component has running in the browser.</summary>
internal static class PageScripts
{
    /// <summary>Loads a module and calls its <c>attach</c>.</summary>
    /// <param name="module">Its address, as the assets name it.</param>
    /// <param name="gone">Cancelled when the component goes. What is disposed of then is not sent any more, and what was attached meanwhile ends at once.</param>
    /// <returns>What <c>attach</c> gave. Null where it gave nothing, and where the component or the reader is gone.</returns>
    public static async Task<IJSObjectReference?> AttachAsync(this IJSRuntime browser, string module, CancellationToken gone, params object?[] arguments)
    {
        try
        {
            await using var loaded = await browser.InvokeAsync<IJSObjectReference>("import", gone, "./" + module);
            if (gone.IsCancellationRequested)
            {
                return null;
            }

            var script = await loaded.InvokeAsync<IJSObjectReference?>("attach", arguments);
            if (!gone.IsCancellationRequested)
            {
                return script;
            }

            await script.EndAsync();
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            // There is no page any more to attach to.
        }

        return null;
    }

    /// <summary>Disposes of what the module's <c>attach</c> returned, and so removes its listeners.</summary>
    public static async ValueTask EndAsync(this IJSObjectReference? script)
    {
        if (script is null)
        {
            return;
        }

        try
        {
            await script.InvokeVoidAsync("dispose");
            await script.DisposeAsync();
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            // The reader left, or their browser is too far away to answer: what listened is gone with the page.
        }
    }
}
