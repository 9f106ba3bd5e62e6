using FaceGallery.Web.Library;
using Shouldly;

namespace FaceGallery.Tests.Web.Library;

public sealed class SingleFlightTests
{
    [Fact]
    public async Task What_nobody_waits_for_any_more_is_done_before_it_is_disposed_of()
    {
        var flight = new SingleFlight<string, int>();
        var (good, bad) = (new TaskCompletionSource<int>(), new TaskCompletionSource<int>());
        using var gone = new CancellationTokenSource();
        var asked = new[] { flight.RunAsync("good", () => good.Task, gone.Token), flight.RunAsync("bad", () => bad.Task, gone.Token) };
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Task.WhenAll(asked));

        var disposing = flight.DisposeAsync().AsTask();

        disposing.IsCompleted.ShouldBeFalse();
        bad.SetException(new IOException());
        good.SetResult(1);
        await disposing;
    }
}
