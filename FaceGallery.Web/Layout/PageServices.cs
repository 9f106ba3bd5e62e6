using FaceGallery.Web.Accounts;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using FaceGallery.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using MudBlazor;
using MudBlazor.Services;

namespace FaceGallery.Web.Layout;

public static class PageServices
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            mud.SnackbarConfiguration.PreventDuplicates = false;
            mud.SnackbarConfiguration.MaximumOpacity = 100;
            mud.SnackbarConfiguration.HideIcon = true;
            mud.SnackbarConfiguration.VisibleStateDuration = (int)ChangeRunner.Shown.TotalMilliseconds;
        });
        return services;
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous().ServedBeforeSetup().ServedByAnyName();

        // Blazor would add a second Content-Security-Policy beside ours.
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null)
            .Add(DenyUnlessAllowed);
    }

    /// <summary>People get a page when something went wrong, machines a problem report (RFC 9457).</summary>
    public static void UseProblemPages(this WebApplication app)
    {
        app.UseWhen(context => context.Request.IsProgrammatic(), programs => programs.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = StatusOf }).UseStatusCodePages());
        app.UseWhen(context => !context.Request.IsProgrammatic(), pages => pages
            .UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error", CreateScopeForErrors = true, StatusCodeSelector = StatusOf }));
        app.UseWhen(context => !context.Request.IsProgrammatic() && !context.Request.Path.StartsWithSegments("/share"), pages => pages
            .UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
    }

    private static int StatusOf(Exception exception) => WriteFailure.Of(exception) is null ? StatusCodes.Status500InternalServerError : StatusCodes.Status507InsufficientStorage;

    /// <summary>A page that does not say who may see it is the owner's; the way by which open pages talk to the server is that of all who may look.</summary>
    private static void DenyUnlessAllowed(EndpointBuilder endpoint)
    {
        if (!endpoint.Metadata.Any(data => data is IAuthorizeData or IAllowAnonymous))
        {
            var isPage = endpoint.Metadata.OfType<ComponentTypeMetadata>().Any();
            endpoint.Metadata.Add(new AuthorizeAttribute(isPage ? Policies.Owner : Policies.Browse));
        }
    }
}
