using Microsoft.JSInterop;

namespace FaceGallery.Web.Components;

/// <summary>The end of what a component has running in the browser.</summary>
internal static class PageScripts
{
    /// <summary>Lets go of what the module's <c>attach</c> gave: its listeners end, and the browser forgets it.</summary>
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
