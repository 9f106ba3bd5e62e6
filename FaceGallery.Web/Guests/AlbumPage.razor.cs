using System.Globalization;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Components;
using FaceGallery.Web.Proposals;
using FaceGallery.Web.Sharing;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Guests;

/// <summary>All photos of a link as a grid, day by day; some of them can be chosen and downloaded.</summary>
public partial class AlbumPage
{
    /// <summary>Fewer photos need none that stands for them.</summary>
    private const int LeastForCover = 5;

    [Parameter, EditorRequired]
    public string Base { get; set; } = "";

    [Parameter, EditorRequired]
    public Share Share { get; set; } = default!;

    [Parameter, EditorRequired]
    public string Caption { get; set; } = "";

    /// <summary>In their order.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<GuestTile> Photos { get; set; } = [];

    /// <summary>Those that came since the guest's last visit.</summary>
    [Parameter, EditorRequired]
    public IReadOnlySet<int> NewIds { get; set; } = new HashSet<int>();

    [Parameter]
    public bool ShowsNewOnly { get; set; }

    /// <summary>From 1.</summary>
    [Parameter]
    public int Page { get; set; } = 1;

    /// <summary>By whom photos can be chosen.</summary>
    [Parameter]
    public IReadOnlyList<GuestPerson> People { get; set; } = [];

    /// <summary>Whose photos alone are asked for; whom the link does not tell of is nobody.</summary>
    [Parameter]
    public int? PersonId { get; set; }

    /// <summary>What became of what the guest said.</summary>
    [Parameter]
    public ProposalOutcome? Said { get; set; }

    /// <summary>How many photos this guest hid and can show again.</summary>
    [Parameter]
    public int Hidden { get; set; }

    /// <summary>The photo that this guest hid and can show again; null where there is none.</summary>
    [Parameter]
    public int? HiddenId { get; set; }

    [Inject]
    private GuestAlbum Album { get; set; } = default!;

    [Inject]
    private IHttpContextAccessor Http { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private FoundFaces Found { get; set; } = default!;

    /// <summary>Where the guest's own photos are; null where nobody has looked for them.</summary>
    private string? Own => Found.Of(Share, Http.HttpContext!.Request) is not null ? GuestFinding.FoundAgain
        : Found.FoundOf(Share, Http.HttpContext!.Request) is { Count: > 0 } ? GuestFinding.Found : null;

    private List<GuestTile> Shown { get; set; } = [];

    private IReadOnlyList<GuestTile> OfPage { get; set; } = [];

    private ILookup<int, string> Names { get; set; } = Array.Empty<string>().ToLookup(_ => 0);

    private int Pages => (Shown.Count + GuestAlbum.PageSize - 1) / GuestAlbum.PageSize;

    private int First => ((Page - 1) * GuestAlbum.PageSize) + 1;

    private bool HasJustHidden => Said == ProposalOutcome.Hidden && HiddenId is not null;

    private GuestPerson? Person => People.FirstOrDefault(person => person.Id == PersonId);

    private bool IsNarrowed => ShowsNewOnly || Person is not null;

    private GuestTile? Cover => Share.HidesCover ? null
        : GuestAlbum.CoverOf(Share, Photos) is { } cover && (Photos.Count >= LeastForCover || cover.Id == Share.CoverPhotoId) ? cover : null;

    private string? CoverPart { get; set; }

    private string? HeaderClass => Cover is null ? null : $"cover {CoverPart}".TrimEnd();

    /// <summary>"From Ines · 21 November 2026 · 62 photos · Open until 31 December 2026".</summary>
    private string About
    {
        get
        {
            var days = Photos.Count == 0 ? null : DaysOf(Photos[0].At, Photos[^1].At);
            string?[] parts = [Owner.Given is { } name ? Text["Guest.From", name] : null, days == Caption ? null : days, Text.Count("Count.Photos", Photos.Count),
                Share.ExpiresAt is { } end ? Text["Guest.Until", end.AtHome(Time).AddTicks(-1)] : null];
            return string.Join(" · ", parts.OfType<string>());
        }
    }

    /// <summary>The photos that are shown, as "download" takes them; none for all.</summary>
    private string DownloadQuery => IsNarrowed ? $"?p={string.Join('.', Shown.Select(photo => photo.Id))}" : "";

    protected override async Task OnParametersSetAsync()
    {
        var stop = Http.HttpContext?.RequestAborted ?? default;
        var ofPerson = Person is { } person ? await Album.OfPersonAsync(Share, person.Id, stop) : null;
        Shown = [.. Photos.Where(photo => (!ShowsNewOnly || NewIds.Contains(photo.Id)) && ofPerson?.Contains(photo.Id) != false)];
        Page = Math.Clamp(Page, 1, Math.Max(1, Pages));
        OfPage = await Album.WithSubjectsAsync([.. Shown.Skip(First - 1).Take(GuestAlbum.PageSize)], Person?.Id ?? Share.PersonIdOf(), stop);
        CoverPart = Cover is { } cover && (cover.Subject?.Centre ?? await Album.FocusAsync(Share, cover.Id, stop)) is { } focus ? PhotoTile.ClassOf(focus.Y) : null;
        Names = await Album.NamesAsync(Share, [.. OfPage.Select(photo => photo.Id)], stop);
    }

    private static string DaysOf(DateTime first, DateTime last) =>
        first.Date == last.Date ? first.ToString("D", CultureInfo.CurrentCulture) : $"{first.ToString("D", CultureInfo.CurrentCulture)} – {last.ToString("D", CultureInfo.CurrentCulture)}";

    private string HrefOf(int page, bool? showsNew = null, int? personId = null)
    {
        string?[] parts =
        [
            showsNew ?? ShowsNewOnly ? "show=new" : null,
            (personId ?? Person?.Id) is { } id and not 0 ? string.Create(CultureInfo.InvariantCulture, $"person={id}") : null,
            page > 1 ? string.Create(CultureInfo.InvariantCulture, $"page={page}") : null,
        ];
        return parts.OfType<string>().ToList() is { Count: > 0 } some ? $"?{string.Join('&', some)}" : ".";
    }
}
