using FaceGallery.Domain.Messages;
using FaceGallery.Web.Library;
using FaceGallery.Web.Recognition;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Indexing;

/// <summary>What hinders the app, on every page until it is mended: a full disk, a damaged database, an absent share, missing weights.</summary>
public partial class IndexingProblem
{
    [Inject]
    private RecognitionEngine Engine { get; set; } = default!;

    [Inject]
    private AppProblems App { get; set; } = default!;

    protected override LibraryTopics Topics => LibraryTopics.Content | LibraryTopics.Problems;

    protected override bool ShowsProgress => true;

    /// <summary>Whether weights are missing is looked at: what the last run found may be older than their arrival.</summary>
    private IReadOnlyList<Message> Problems =>
        [.. App.All, .. Progress.Current.Problems is [{ Key: not MissingWeightsException.MissingKey }, ..] problems ? problems : Engine.MissingWeights()];
}
