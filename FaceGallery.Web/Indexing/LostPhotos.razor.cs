using FaceGallery.Web.Library;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Indexing;

/// <summary>Asks on every page of the owner's what became of photos that are gone, until it is said or they are back.</summary>
public partial class LostPhotos
{
    private IReadOnlyList<AbsenceQuestion> _questions = [];

    [Inject]
    private AbsenceQuestions Questions { get; set; } = default!;

    [Inject]
    private IndexingControl Control { get; set; } = default!;

    protected override async Task OnInitializedAsync() => await ReadAsync();

    protected override Task OnLibraryChangedAsync() => ReadAsync();

    private async Task ReadAsync() => _questions = await Questions.ListAsync(Disconnected);

    private async Task ConfirmAsync(AbsenceQuestion question)
    {
        await Questions.ConfirmAsync(question, Disconnected);
        await ReadAsync();
    }
}
