using CsCheck;
using FaceGallery.Tests.Fixtures;

namespace FaceGallery.Tests.Web.Indexing;

/// <summary>
/// Whatever people do with their files, in any order and several things between two scans: each thing a human said stays on the bytes it was said of, follows
/// them through an edit, or waits where they are nowhere. 3 × 3 × 56 operations, or as many as FACEGALLERY_CHANGES says.
/// </summary>
public sealed class ShuffledShareTests
{
    private const int Operations = 56;
    private const int Seeds = 3;

    private static readonly int Runs = (int)Math.Ceiling(FullSize.Of("FACEGALLERY_CHANGES", 504) / (double)(Seeds * Operations));

    [Theory]
    [InlineData("0000KOIPe001")]
    [InlineData("0001LPJQf102")]
    [InlineData("0002MQKRg203")]
    public Task Decisions_stay_with_their_pictures(string seed) =>
        Operation.Any.Array[Operations].SampleAsync(PlayAsync, seed: seed, iter: Runs, threads: 1);

    private static async Task PlayAsync(Operation[] operations)
    {
        await using var share = await ShuffledShare.CreateAsync();
        foreach (var operation in operations.Append(new Operation(Act.Scan, 0, 0)))
        {
            await share.DoAsync(operation);
        }
    }
}
