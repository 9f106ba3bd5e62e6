using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Sharing.Proposals;

/// <summary>What guests said, for the owner to answer; nothing where nobody said anything.</summary>
public partial class ProposalSection
{
    private const int PageSize = 10;

    private IReadOnlyList<ProposalItem> _items = [];
    private int _shown = PageSize;
    private int? _last;
    private int _more;
    private int? _focused;

    /// <summary>It is all that there is on the page.</summary>
    [Parameter]
    public bool IsAlone { get; set; }

    [Inject]
    private ProposalService Proposals { get; set; } = default!;

    protected override Task OnInitializedAsync() => OnLibraryChangedAsync();

    /// <summary>What arrives while the reader is at it waits behind a button: nothing moves away under a finger.</summary>
    protected override async Task OnLibraryChangedAsync()
    {
        var page = await Proposals.PageAsync(0, _shown, Gone);
        var kept = page.Where(item => item.Id <= _last).ToList();
        _items = kept.Count > 0 ? kept : page;
        _last = kept.Count > 0 ? _last : page is [.., var last] ? last.Id : null;
        _more = await Proposals.CountAsync(Gone) - _items.Count;
    }

    private async Task ShowMoreAsync()
    {
        (_shown, _last) = (_items.Count + PageSize, int.MaxValue);
        await OnLibraryChangedAsync();
        _last = _items[^1].Id;
    }

    /// <summary>The focus goes to what takes the answered one's place, for the next answer by a key.</summary>
    private async Task MoveOnAsync(ProposalItem answered)
    {
        var others = _items.Where(item => item.Id != answered.Id).ToList();
        var next = others.Find(item => item.Id > answered.Id) ?? others.LastOrDefault();
        await OnLibraryChangedAsync();
        _focused = next?.Id ?? (_items is [var first, ..] ? first.Id : null);
    }
}
