using FaceGallery.Web.Faces;
using FaceGallery.Web.Proposals;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Photos;

/// <summary>What a friend can say of a face that bears a name: that it is somebody else's.</summary>
public partial class FriendFaceSheet
{
    private ProposalOutcome? _outcome;

    [Parameter, EditorRequired]
    public PhotoFace Face { get; set; } = default!;

    /// <summary>Of the photo's pictures; null where there are none.</summary>
    [Parameter, EditorRequired]
    public string? Version { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnClosed { get; set; }

    /// <summary>"over" to float at its face, else it stands in the text.</summary>
    [Parameter]
    public string? Class { get; set; }

    [Parameter]
    public string? Style { get; set; }

    [Inject]
    private FriendReports Reports { get; set; } = default!;

    protected override async Task OnInitializedAsync() => _outcome = await Reports.IsSaidAsync(Face.Id, CancellationToken.None) ? ProposalOutcome.Stored : null;

    private async Task TakeBackAsync()
    {
        await Reports.TakeBackAsync(Face.Id, CancellationToken.None);
        _outcome = null;
    }

    private async Task ReportAsync() => _outcome = await Reports.NotThemAsync(Face.Id, CancellationToken.None);
}
