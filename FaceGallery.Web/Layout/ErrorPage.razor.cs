using FaceGallery.Domain.Messages;
using FaceGallery.Web.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace FaceGallery.Web.Layout;

/// <summary>Something went wrong; where the owner can mend it, it says what.</summary>
public partial class ErrorPage
{
    [CascadingParameter]
    private HttpContext? Http { get; set; }

    private Message? Why => Http?.Features.Get<IExceptionHandlerFeature>()?.Error is { } error ? WriteFailure.Of(error) : null;
}
