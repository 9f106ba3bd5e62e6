using FaceGallery.Web.History;
using FaceGallery.Web.Library;
using FaceGallery.Web.Sharing;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Proposals;

/// <summary>What guests said, link by link, for the owner to answer one by one or all of a link together; nothing where nobody said anything.</summary>
public partial class ProposalSection
{
    /// <summary>Links that are shown at first, and more at a time.</summary>
    private const int PageSize = 10;

    /// <summary>What is shown of a link at first, so that a talkative one leaves room for the others.</summary>
    private const int MaxOfLink = 5;

    /// <summary>So much of one link is more than a few guests say.</summary>
    private const int Flood = 20;

    private readonly HashSet<int?> _wholeLinks = [];
    private IReadOnlyList<ProposalGroup> _groups = [];
    private int _links = PageSize;
    private int _lastId;
    private int _more;
    private int? _focused;
    private bool _isBusy;

    /// <summary>It is all that there is on the page.</summary>
    [Parameter]
    public bool IsAlone { get; set; }

    [Inject]
    private ProposalService Proposals { get; set; } = default!;

    [Inject]
    private ProposalAnswering Answering { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    [Inject]
    private GuestWatch Watch { get; set; } = default!;

    protected override LibraryTopics Topics => LibraryTopics.Content | LibraryTopics.Proposals;

    protected override Task OnInitializedAsync() => OnLibraryChangedAsync();

    /// <summary>What arrives while the reader is at it waits behind a button: nothing moves away under a finger.</summary>
    protected override async Task OnLibraryChangedAsync()
    {
        _groups = await Proposals.GroupsAsync(_lastId, _links, MaxOf, Disconnected);
        if (_groups.Count == 0)
        {
            _lastId = await Proposals.LastIdAsync(Disconnected);
            _groups = await Proposals.GroupsAsync(_lastId, _links, MaxOf, Disconnected);
        }

        _more = await Proposals.CountAsync(Disconnected) - _groups.Sum(group => group.Count);
    }

    private int MaxOf(int? shareId) => _wholeLinks.Contains(shareId) ? int.MaxValue : MaxOfLink;

    private bool IsFlood(ProposalGroup group) => group.Count >= Flood || Excesses(group).Any();

    /// <summary>"Party: 188 requests within 2 minutes", with those that were turned away.</summary>
    private string SummaryOf(ProposalGroup group)
    {
        var excesses = Excesses(group).ToList();
        var span = excesses.Select(excess => excess.LastAt).Append(group.LastAt).Max() - excesses.Select(excess => excess.FirstAt).Append(group.FirstAt).Min();
        var within = span switch
        {
            { TotalMinutes: < 90 } => Text.Count("Proposal.Minutes", Math.Max(1, (int)Math.Ceiling(span.TotalMinutes))),
            { TotalHours: < 48 } => Text.Count("Proposal.Hours", (int)Math.Ceiling(span.TotalHours)),
            _ => Text.Count("Proposal.Days", (int)Math.Ceiling(span.TotalDays)),
        };
        return Text["Proposal.Summary", group.Link ?? Text[group.Items.Any(item => item.Friend is not null) ? "Proposal.Friends" : "Proposal.LinksGone"], group.Count + excesses.Sum(excess => excess.Count), within];
    }

    private IEnumerable<GuestExcesses> Excesses(ProposalGroup group) =>
        Watch.Recent().Where(excess => excess.What == GuestExcess.Requests && excess.ShareId == group.ShareId && excess.LastAt >= group.FirstAt);

    private Task ShowAllAsync(ProposalGroup group)
    {
        _wholeLinks.Add(group.ShareId);
        return OnLibraryChangedAsync();
    }

    private async Task ShowMoreAsync()
    {
        (_links, _lastId) = (_groups.Count + PageSize, await Proposals.LastIdAsync(Disconnected));
        await OnLibraryChangedAsync();
    }

    private async Task DeclineAllAsync(ProposalGroup group)
    {
        _isBusy = true;
        await Notices.MakeAsync(stop => Answering.DeclineAllAsync(group.ShareId, _lastId, stop), Text.Count("Proposal.DeclinedAll", group.Count));
        _isBusy = false;
        await OnLibraryChangedAsync();
    }

    /// <summary>The focus goes to what takes the answered one's place, for the next answer by a key.</summary>
    private async Task MoveOnAsync(ProposalItem answered)
    {
        var items = _groups.SelectMany(group => group.Items).ToList();
        var place = items.FindIndex(item => item.Id == answered.Id);
        var next = items.Skip(place + 1).FirstOrDefault() ?? items.Take(place).LastOrDefault();
        await OnLibraryChangedAsync();
        _focused = next?.Id ?? _groups.SelectMany(group => group.Items).FirstOrDefault()?.Id;
    }
}
