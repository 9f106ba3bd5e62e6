using FaceGallery.Web.Library;
using FaceGallery.Web.Proposals;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Review;

/// <summary>How many questions wait, the machine's and the guests', beside the way to them; nothing when there are none.</summary>
public partial class ReviewBadge
{
    /// <summary>The largest number that is written out.</summary>
    private const int Max = ReviewService.MostCounted - 1;

    private int _count;

    [Inject]
    private ReviewService Review { get; set; } = default!;

    [Inject]
    private ProposalService Proposals { get; set; } = default!;

    protected override LibraryTopics Topics => LibraryTopics.Content | LibraryTopics.Proposals;

    protected override Task OnInitializedAsync() => OnLibraryChangedAsync();

    protected override async Task OnLibraryChangedAsync() =>
        _count = await Review.CountFewAsync(Disconnected) + await Proposals.CountAsync(Disconnected);
}
