using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Calibration;

/// <summary>Pairs of faces that look as if something were wrong with them, the worst first.</summary>
public partial class FacePairs
{
    /// <summary>Those that are shown at once: further down less and less is wrong.</summary>
    private const int First = 6;

    private bool _isAll;

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>What they have in common, and what can be done.</summary>
    [Parameter, EditorRequired]
    public string Why { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<ComparedPair> Pairs { get; set; } = [];
}
