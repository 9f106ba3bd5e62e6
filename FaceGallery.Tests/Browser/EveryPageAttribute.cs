using System.Reflection;
using Microsoft.Playwright;
using Xunit.Sdk;
using Xunit.v3;

namespace FaceGallery.Tests.Browser;

/// <summary>Every page, on a phone in English and light, on a large window in Chinese and dark.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryPageAttribute : DataAttribute
{
    private static readonly string[] Pages =
    [
        "/", "/timeline", "/events", "/search", "/folders", "/people/{id}", "/people/{id}?tab=faces", "/groups", "/unknown?list=faces", "/unknown?list=unnamed", "/unknown?list=noface", "/unknown?list=failed", "/hidden",
        "/clusters/{id}", "/albums", "/albums/{id}", "/photos/{id}", "/review", "/history", "/trust", "/settings", "/settings/security", "/account", "/links", "/shares", "/shares/everybody?album=all", "/shares/{id}/sign",
        "/status", "/backups", "/upload", "/transfer", "/welcome?step=weights", "/welcome?step=photos", "/welcome?step=people", "/welcome?step=address",
    ];

    public override bool SupportsDiscoveryEnumeration() => true;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Pages.SelectMany(page => new[]
        {
            new TheoryDataRow<string, int, ColorScheme, string>(page, 360, ColorScheme.Light, "en-GB"),
            new TheoryDataRow<string, int, ColorScheme, string>(page, 1440, ColorScheme.Dark, "zh-CN"),
        })]);
}
