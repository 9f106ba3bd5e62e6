using FaceGallery.Domain.Messages;
using FaceGallery.Web.Library;
using FaceGallery.Web.Recognition;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Indexing;

/// <summary>What hinders the app, on every page until it is mended: a full disk, a damaged database, an absent share, missing weights.</summary>
public partial class IndexingProblem
{
    private IReadOnlyList<Message> _missingWeights = [];

    [Inject]
    private ModelStore Models { get; set; } = default!;

    [Inject]
    private AppProblems App { get; set; } = default!;

    protected override LibraryTopics Topics => LibraryTopics.Content | LibraryTopics.Problems;

    protected override bool ShowsProgress => true;

    private IReadOnlyList<Message> Problems => [.. App.All, .. Progress.Current.Problems is [_, ..] problems ? problems : _missingWeights];

    protected override void OnInitialized()
    {
        base.OnInitialized();
        _missingWeights = Models.Problems();
    }

    protected override Task OnLibraryChangedAsync()
    {
        _missingWeights = _missingWeights.Count == 0 ? [] : Models.Problems();
        return Task.CompletedTask;
    }
}
