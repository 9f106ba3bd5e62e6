using FaceGallery.Web.Clusters;
using FaceGallery.Web.Library;
using FaceGallery.Web.People;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Review;

/// <summary>Nothing is left to check: what to do next.</summary>
public partial class NothingToReview
{
    private int _unknown;
    private string? _person;

    /// <summary>Only what concerns this person was asked.</summary>
    [Parameter]
    public int? PersonId { get; set; }

    /// <summary>Questions that the reader put off.</summary>
    [Parameter]
    public int Skipped { get; set; }

    /// <summary>What was skipped is to be asked after all.</summary>
    [Parameter]
    public EventCallback OnAgain { get; set; }

    [Inject]
    private ClusterService Clusters { get; set; } = default!;

    [Inject]
    private PeopleService People { get; set; } = default!;

    private string Title => Skipped > 0
        ? Text.Count("Review.SkippedTitle", Skipped)
        : _person is null ? Text["Review.EmptyTitle"] : Text["Review.EmptyTitleOf", _person];

    protected override LibraryTopics Topics => LibraryTopics.Content | LibraryTopics.Proposals;

    protected override Task OnParametersSetAsync() => OnLibraryChangedAsync();

    protected override async Task OnLibraryChangedAsync()
    {
        _unknown = await Clusters.CountFacesAsync(Disconnected);
        _person = PersonId is { } id ? (await People.ListAsync(Disconnected)).FirstOrDefault(person => person.Id == id)?.Name : null;
    }
}
