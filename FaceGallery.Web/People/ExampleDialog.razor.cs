using FaceGallery.Domain.Detection;
using FaceGallery.Web.History;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.People;

/// <summary>Shows whom a poor face would name if it were used to recognise others by, and asks whether it is to be.</summary>
public sealed partial class ExampleDialog : IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private NamesPreview? _preview;
    private string? _problem;

    [Parameter, EditorRequired]
    public int FaceId { get; set; }

    /// <summary>Whose face it is.</summary>
    [Parameter, EditorRequired]
    public string Person { get; set; } = "";

    /// <summary>What it lacks most.</summary>
    [Parameter, EditorRequired]
    public FaceFlaws Flaw { get; set; }

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private ExamplePreview Preview { get; set; } = default!;

    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    // Matching takes all of a thread for a while, and this one has to answer to the reader.
    protected override async Task OnInitializedAsync()
    {
        var stop = _closed.Token;
        try
        {
            _preview = await Task.Run(() => Preview.OfAsync(FaceId, stop), stop);
        }
        catch (ChangeRefusedException refused)
        {
            _problem = Text[refused.Why];
        }
        catch (OperationCanceledException)
        {
            // The reader left.
        }
    }
}
