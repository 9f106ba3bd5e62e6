using FaceGallery.Domain.Sharing;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Guests.Finding;
using Microsoft.Extensions.DependencyInjection;

namespace FaceGallery.Tests.Web.Guests.Finding;

/// <summary>The party, nobody named, for guests who look for themselves.</summary>
public sealed class SharedParty(IndexedParty party) : IAsyncLifetime
{
    private RunningApp? _app;

    public RunningApp App => _app ?? throw new InvalidOperationException("It is not started.");

    public async ValueTask InitializeAsync() => _app = await party.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    public async Task<SelfieResult> FindAsync(Share share, byte[] picture)
    {
        using var stream = new MemoryStream(picture, writable: false);
        return await App.Services.GetRequiredService<SelfieSearch>().FindAsync(share, stream, TestContext.Current.CancellationToken);
    }
}
