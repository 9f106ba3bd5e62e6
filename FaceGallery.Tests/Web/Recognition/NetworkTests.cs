using FaceGallery.Web.Recognition;
using Shouldly;

namespace FaceGallery.Tests.Web.Recognition;

public sealed class NetworkTests
{
    [Fact]
    public async Task What_is_being_computed_ends_before_the_network_does_and_nothing_begins_after()
    {
        var network = new Network(Networks.File.Names, InferenceSessions.Open(Networks.File.Path), device: null, new DeviceHealth(_ => { }), batch: 1);
        var computed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var runs = Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(Compute, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToList();
        await computed.Task;

        network.Dispose();

        foreach (var run in runs)
        {
            await Should.ThrowAsync<ObjectDisposedException>(run);
        }

        void Compute()
        {
            var input = new float[Networks.File.SampleShape.Aggregate(1, (product, side) => product * (int)side)];
            while (true)
            {
                network.Vectors(input, Networks.File.SampleShape).ShouldHaveSingleItem();
                computed.TrySetResult();
            }
        }
    }
}
