using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Accounts;

/// <summary>What was wrong with what a form was sent with, and how long it takes until it is looked at again.</summary>
public partial class FormProblem
{
    /// <summary>The key of what was wrong; null for nothing.</summary>
    [Parameter, EditorRequired]
    public string? Problem { get; set; }

    [Inject]
    private IHttpContextAccessor Http { get; set; } = default!;
}
