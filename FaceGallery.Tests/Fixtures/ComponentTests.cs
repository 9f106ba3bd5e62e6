using Bunit;
using FaceGallery.Web.History;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace FaceGallery.Tests.Fixtures;

/// <summary>Components without a browser: they are rendered over the services of a running app, as a page of the owner's has them.</summary>
public abstract class ComponentTests : BunitContext
{
    private AsyncServiceScope _scope;

    protected static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    /// <summary>What a circuit brings (dialogs, notices, addresses) is bUnit's and MudBlazor's, all else the app's own.</summary>
    protected async Task UseAsync(RunningApp app)
    {
        _scope = await app.AsOwnerAsync();
        Services.AddMudServices();
        Services.AddScoped(_ => ActivatorUtilities.CreateInstance<ChangeRunner>(Services));
        Services.AddFallbackServiceProvider(_scope.ServiceProvider);
        JSInterop.Mode = JSRuntimeMode.Loose;
        SetRendererInfo(new("Server", true));
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _scope.DisposeAsync();
    }
}
