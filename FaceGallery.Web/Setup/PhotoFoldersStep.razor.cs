using FaceGallery.Domain.Messages;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Library;
using FaceGallery.Web.Settings;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Setup;

/// <summary>Chooses the folders of photos by looking into the server's, or takes photos from this device.</summary>
public partial class PhotoFoldersStep : IDisposable
{
    private static readonly Setting Photos = SettingsCatalogue.All.Single(setting => setting.Key == $"{LibraryOptions.Section}:{nameof(LibraryOptions.Photos)}");

    private readonly CancellationTokenSource _gone = new();
    private SettingState _chosen = default!;
    private ServerFolder? _folder;
    private FolderSurvey? _survey;
    private IReadOnlyList<string> _samples = [];
    private CancellationTokenSource? _looking;
    private Message? _problem;

    /// <summary>The folders have changed, or photos have arrived.</summary>
    [Parameter]
    public EventCallback OnSet { get; set; }

    [CascadingParameter]
    private Confirmed? Confirmed { get; set; }

    [Inject]
    private StoredSettings Settings { get; set; } = default!;

    [Inject]
    private ServerFolders Folders { get; set; } = default!;

    [Inject]
    private SamplePictures Samples { get; set; } = default!;

    public void Dispose()
    {
        _gone.Cancel();
        _looking?.Dispose();
        _gone.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override void OnInitialized() => _chosen = Settings.Read(Photos);

    private async Task LookAsync(ServerFolder? opened)
    {
        if (_looking is not null)
        {
            await _looking.CancelAsync();
            _looking.Dispose();
        }

        _looking = CancellationTokenSource.CreateLinkedTokenSource(_gone.Token);
        var stop = _looking.Token;
        (_folder, _survey, _samples, _problem) = (opened, null, [], null);
        if (opened is not { Problem: null, Path: { } path })
        {
            return;
        }

        StateHasChanged();
        try
        {
            var survey = await Task.Run(() => Folders.Survey(path, stop), stop);
            _survey = survey;
            StateHasChanged();
            _samples = await Task.Run(() => survey.Samples.Select(sample => Samples.Of(sample, stop)).OfType<string>().ToList(), stop);
        }
        catch (OperationCanceledException)
        {
            // Another folder was opened meanwhile.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _problem = new Message("Folder.Unreadable", path, exception.Message);
        }
    }

    private async Task SetAsync(IEnumerable<string> folders)
    {
        if (Confirmed is not null && !await Confirmed.IsStillAsync())
        {
            return;
        }

        _problem = await Settings.SetAsync(Photos, [.. folders], CancellationToken.None);
        _chosen = Settings.Read(Photos);
        await OnSet.InvokeAsync();
    }
}
