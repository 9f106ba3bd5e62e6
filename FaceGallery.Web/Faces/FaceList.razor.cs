using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Faces;

/// <summary>A photo's faces: whose they are and how sure that is, or why they bear no name. The named ones come first. Each opens what can be said of it.</summary>
public partial class FaceList
{
    private readonly Dictionary<int, ElementReference> _entries = [];
    private int? _wasOpen;

    [Parameter, EditorRequired]
    public IReadOnlyList<PhotoFace> Faces { get; set; } = [];

    /// <summary>The photo's content's hash.</summary>
    [Parameter, EditorRequired]
    public string? Hash { get; set; }

    /// <summary>Others see no face cut out that bears no name.</summary>
    [Parameter, EditorRequired]
    public bool IsForOwner { get; set; }

    /// <summary>The face whose sheet is open here.</summary>
    [Parameter]
    public int? OpenId { get; set; }

    [Parameter]
    public EventCallback<int> OnOpen { get; set; }

    /// <summary>The sheet of a face.</summary>
    [Parameter, EditorRequired]
    public RenderFragment<PhotoFace> Sheet { get; set; } = default!;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var closed = OpenId is null ? _wasOpen : null;
        _wasOpen = OpenId;
        if (closed is { } id && Faces.Any(face => face.Id == id))
        {
            await _entries[id].FocusAsync(preventScroll: true);
        }
    }

    private string Remark(PhotoFace face) => face switch
    {
        { IsDrawn: true, IsStranger: false } => Text["Face.Drawn"],
        { Poverty: { } poverty } => Text["Caption.File", Text["Face.ByHuman"], Text[$"Poor.{poverty}"]],
        { AssignedBy: AssignedBy.Human } => Text["Face.ByHuman"],
        { IsStranger: true } => Text["Face.StrangerRemark"],
        { Similarity: { } similarity } => Text["Face.Similarity", similarity],
        { SuggestedSimilarity: { } similarity, YearsAfter: { } years and not 0 } => string.Join(
            Text["Caption.Comma"], Text["Face.Similarity", similarity], Text.Count(years < 0 ? "Face.Earlier" : "Face.Later", Math.Abs(years))),
        { SuggestedSimilarity: { } similarity } => Text["Face.Similarity", similarity],
        { Flaws: not FaceFlaws.None } => string.Join(Text["Caption.Comma"], face.Flaws.Each().Select(flaw => Text[$"Flaw.{flaw}"])),
        _ => Text["Face.NobodyAlike"],
    };
}
