using System.Reflection;
using Microsoft.Playwright;
using Xunit.Sdk;
using Xunit.v3;

namespace FaceGallery.Tests.Browser;

/// <summary>Every page on a small, a usual and a large window, light and dark, in both languages.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CombinatorialPagesAttribute : DataAttribute
{
    private const string English = "en-GB";
    private const string Chinese = "zh-CN";

    private static readonly string[] Pages =
    [
        "/", "/timeline", "/events", "/search", "/folders", "/people/{id}", "/people/{id}?tab=faces", "/groups", "/unknown?list=faces", "/unknown?list=unnamed", "/unknown?list=noface", "/unknown?list=failed",
        "/clusters/{id}", "/photos/{id}", "/review", "/history", "/trust", "/settings", "/account", "/shares", "/shares/everybody?album=all",
    ];

    private static readonly (int Width, ColorScheme Scheme, string Language)[] Windows =
    [
        (320, ColorScheme.Light, English), (360, ColorScheme.Dark, Chinese), (768, ColorScheme.Light, Chinese),
        (1440, ColorScheme.Light, English), (1440, ColorScheme.Dark, Chinese),
    ];

    public override bool SupportsDiscoveryEnumeration() => true;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Pages.SelectMany(page => Windows.Select(window => new TheoryDataRow<string, int, ColorScheme, string>(page, window.Width, window.Scheme, window.Language)))]);
}
