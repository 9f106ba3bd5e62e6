using System.Globalization;
using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Events;
using FaceGallery.Web.People;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Albums;

/// <summary>Everything that photos can be searched by, as fields.</summary>
public partial class SearchRefinements
{
    private static readonly int[] FaceCounts = [1, 2, 3, 4];

    private IReadOnlyList<string> _cameras = [];
    private How _how;

    [Parameter, EditorRequired]
    public PhotoSearch Search { get; set; } = new();

    [Parameter, EditorRequired]
    public IReadOnlyList<PersonCard> People { get; set; } = [];

    /// <summary>Told what is wanted now.</summary>
    [Parameter, EditorRequired]
    public EventCallback<PhotoSearch> OnChanged { get; set; }

    [Inject]
    private AlbumService Albums { get; set; } = default!;

    private IEnumerable<(string Value, string Label)> FaceOptions =>
    [
        ("..0", Text["Unknown.NoFace"]),
        .. FaceCounts.Select(count => (Invariant($"{count}..{count}"), Text.Count("Count.Faces", count))),
        ("2..", Text["Search.FacesFrom", 2]),
        ("5..", Text["Search.FacesFrom", 5]),
        ("10..", Text["Search.FacesFrom", 10]),
    ];

    private string FacesValue => Search is { MinFaces: null, MaxFaces: null } ? "" : Invariant($"{Search.MinFaces}..{Search.MaxFaces}");

    protected override async Task OnInitializedAsync() => _cameras = await Albums.CamerasAsync(CancellationToken.None);

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    private static DateOnly? Day(ChangeEventArgs change) =>
        DateOnly.TryParseExact(change.Value as string, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private Task AddPersonAsync(string name)
    {
        if (People.FirstOrDefault(person => person.Name == name) is not { } person)
        {
            return Task.CompletedTask;
        }

        return OnChanged.InvokeAsync(_how switch
        {
            How.Any => Search with { AnyOf = [.. Search.AnyOf, person.Id] },
            How.None => Search with { NoneOf = [.. Search.NoneOf, person.Id] },
            _ => Search with { AllOf = [.. Search.AllOf, person.Id] },
        });
    }

    private Task SetFacesAsync(ChangeEventArgs change)
    {
        var ends = (change.Value as string ?? "").Split("..");
        int? End(int place) => ends.Length > place && int.TryParse(ends[place], CultureInfo.InvariantCulture, out var end) ? end : null;
        return OnChanged.InvokeAsync(Search with { MinFaces = End(0), MaxFaces = End(1) });
    }

    private Task SetKnownAsync(ChangeEventArgs change) =>
        OnChanged.InvokeAsync(Search with { Known = Enum.TryParse<KnownFaces>(change.Value as string, out var known) ? known : null });

    private Task SetCameraAsync(ChangeEventArgs change) =>
        OnChanged.InvokeAsync(Search with { Camera = change.Value is string { Length: > 0 } camera ? camera : null });

    private enum How
    {
        All,
        Any,
        None,
    }
}
