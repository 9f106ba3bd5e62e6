using FaceGallery.Domain.Faces;
using FaceGallery.Domain.Recognition;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Photos;

/// <summary>A photo's faces: whose they are and how sure that is, or why they bear no name. The named ones come first.</summary>
public partial class FaceList
{
    private static readonly FaceFlaws[] Flaws = [FaceFlaws.TooSmall, FaceFlaws.Blurred, FaceFlaws.Unsure];

    [Parameter, EditorRequired]
    public IReadOnlyList<PhotoFace> Faces { get; set; } = [];

    /// <summary>The photo's content's hash.</summary>
    [Parameter, EditorRequired]
    public string? Hash { get; set; }

    private string Remark(PhotoFace face) => face switch
    {
        { AssignedBy: AssignedBy.Human } => Text["Face.ByHuman"],
        { Similarity: { } similarity } => Text["Face.Similarity", similarity],
        { SuggestedSimilarity: { } similarity } => Text["Face.Similarity", similarity],
        { Flaws: not FaceFlaws.None } => string.Join(Text["Caption.Comma"], Flaws.Where(flaw => face.Flaws.HasFlag(flaw)).Select(flaw => Text[$"Flaw.{flaw}"])),
        _ => Text["Face.NobodyAlike"],
    };
}
