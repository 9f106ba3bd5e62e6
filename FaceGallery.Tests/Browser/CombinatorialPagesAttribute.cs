using System.Reflection;
using Microsoft.Playwright;
using Xunit.Sdk;
using Xunit.v3;

namespace FaceGallery.Tests.Browser;

/// <summary>Every page at 320, 360 and 1440 px, light and dark.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CombinatorialPagesAttribute : DataAttribute
{
    private static readonly string[] Pages =
    [
        "/", "/timeline", "/events", "/search", "/folders", "/people/{id}", "/people/{id}?tab=faces", "/groups", "/unknown?list=faces", "/unknown?list=unnamed", "/unknown?list=noface", "/unknown?list=failed",
        "/clusters/{id}", "/photos/{id}", "/review", "/history", "/trust", "/settings",
    ];

    private static readonly (int Width, ColorScheme Scheme)[] Windows =
        [(320, ColorScheme.Light), (360, ColorScheme.Dark), (1440, ColorScheme.Light), (1440, ColorScheme.Dark)];

    public override bool SupportsDiscoveryEnumeration() => true;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Pages.SelectMany(page => Windows.Select(window => new TheoryDataRow<string, int, ColorScheme>(page, window.Width, window.Scheme)))]);
}
