using System.Runtime.CompilerServices;
using Bunit;
using Microsoft.Playwright;

namespace FaceGallery.Tests.Fixtures;

internal static class Patience
{
    /// <summary>bUnit gives a component one second to be as it is awaited, and Playwright gives a page five, which other tests may take from it.</summary>
    [ModuleInitializer]
    internal static void Have()
    {
        BunitContext.DefaultWaitTimeout = Waiting.Patience;
        Assertions.SetDefaultExpectTimeout((float)Waiting.Patience.TotalMilliseconds);
    }
}
