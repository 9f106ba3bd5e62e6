using FaceGallery.Web.Library;
using FaceGallery.Web.People;
using FaceGallery.Web.Recognition;
using FaceGallery.Web.Sharing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Setup;

/// <summary>From the owner's account to people on the home page, step by step. Each step can be skipped, and is found again by its address.</summary>
public partial class WelcomePage
{
    private static readonly string[] Steps = ["weights", "photos", "people", "access", "address"];

    private bool _hasPeople;
    private string _first = Steps[0];

    [SupplyParameterFromQuery]
    private string? Step { get; set; }

    [Inject]
    private ModelStore Models { get; set; } = default!;

    [Inject]
    private IOptionsMonitor<LibraryOptions> Library { get; set; } = default!;

    [Inject]
    private IOptionsMonitor<SharingOptions> Sharing { get; set; } = default!;

    [Inject]
    private PeopleService People { get; set; } = default!;

    protected override bool ShowsProgress => true;

    /// <summary>The one that was asked for, or the first that is not done.</summary>
    private string Current => Array.Find(Steps, step => step == Step) ?? _first;

    private string? Previous => Array.IndexOf(Steps, Current) is > 0 and var place ? Steps[place - 1] : null;

    private string? Next => Array.IndexOf(Steps, Current) is var place && place < Steps.Length - 1 ? Steps[place + 1] : null;

    protected override async Task OnInitializedAsync()
    {
        await OnLibraryChangedAsync();

        // It stays while its work is done: what follows is the reader's to choose.
        _first = Array.Find(Steps, step => !IsDone(step)) ?? Steps[^1];
    }

    protected override async Task OnLibraryChangedAsync() => _hasPeople = _hasPeople || (await People.ListAsync(Disconnected)).Count > 0;

    private bool IsDone(string step) => step switch
    {
        "weights" => Models.Problems().Count == 0,
        "photos" => Library.CurrentValue.Roots().Any(root => root.Kind == Domain.Photos.RootKind.Photos),
        "people" => _hasPeople || !string.IsNullOrWhiteSpace(Library.CurrentValue.People),
        "address" => Sharing.CurrentValue.PublicAddress is not null,
        _ => false,
    };
}
