using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Faces;

/// <summary>A photo's faces: whose they are and how sure that is, or why they bear no name. The named ones come first, from left to right. Each opens what can be said of it.</summary>
public partial class FaceList
{
    /// <summary>More faces without a name are folded.</summary>
    private const int MaxUnnamed = 5;

    private readonly Dictionary<int, ElementReference> _entries = [];
    private int? _wasOpen;
    private bool _isUnfolded;

    [Parameter, EditorRequired]
    public IReadOnlyList<PhotoFace> Faces { get; set; } = [];

    /// <summary>The photo's content's hash.</summary>
    [Parameter, EditorRequired]
    public string? Version { get; set; }

    /// <summary>Others see no face cut out that bears no name.</summary>
    [Parameter, EditorRequired]
    public bool IsForOwner { get; set; }

    /// <summary>What can be done to find more of them.</summary>
    [Parameter]
    public RenderFragment? Actions { get; set; }

    /// <summary>The face whose sheet is open here.</summary>
    [Parameter]
    public int? OpenId { get; set; }

    [Parameter]
    public EventCallback<int> OnOpen { get; set; }

    /// <summary>Whether something can be said of it.</summary>
    [Parameter, EditorRequired]
    public Func<PhotoFace, bool> MayOpen { get; set; } = default!;

    /// <summary>The sheet of a face.</summary>
    [Parameter, EditorRequired]
    public RenderFragment<PhotoFace> Sheet { get; set; } = default!;

    private IEnumerable<PhotoFace> Unnamed => Faces.Where(face => face.PersonId is null).OrderBy(face => face.IsStranger);

    /// <summary>A crowd without names would push away what else there is to read.</summary>
    private bool IsLong => Unnamed.Skip(MaxUnnamed).Any();

    private IEnumerable<PhotoFace> Shown => Faces.Where(face => face.PersonId is not null)
        .Concat(Unnamed.Where(face => _isUnfolded || !IsLong || face.Id == OpenId));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var closed = OpenId is null ? _wasOpen : null;
        _wasOpen = OpenId;
        if (closed is { } id && Shown.Any(face => face.Id == id))
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
