using FaceGallery.Web.History;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Faces;

/// <summary>What can be said of the chosen faces, while there are any.</summary>
public partial class FaceActions
{
    private bool _isBusy;

    /// <summary>Empty again once something was said of them.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyCollection<int> Selected { get; set; } = [];

    [Parameter]
    public EventCallback<IReadOnlyCollection<int>> SelectedChanged { get; set; }

    /// <summary>Who they are taken for: then they can also be called not that person.</summary>
    [Parameter]
    public int? PersonId { get; set; }

    [Parameter]
    public string? Person { get; set; }

    /// <summary>The name of the likeliest person.</summary>
    [Parameter]
    public string? Suggested { get; set; }

    /// <summary>Further buttons of the page.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    private FaceActionsPresenter Verdicts { get; set; } = default!;

    private Task NameAsync(string name) => JudgeAsync(faces => Verdicts.NameAsync(faces, name));

    private Task RejectAsync() => JudgeAsync(faces => Verdicts.RejectAsync(faces, PersonId, Person));

    private async Task JudgeAsync(Func<IReadOnlyCollection<int>, Task<ChangeResult?>> judge)
    {
        _isBusy = true;
        try
        {
            if (await judge(Selected) is not null)
            {
                await ClearAsync();
            }
        }
        finally
        {
            _isBusy = false;
        }
    }

    private Task ClearAsync() => SelectedChanged.InvokeAsync([]);
}
