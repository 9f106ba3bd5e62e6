using FaceGallery.Domain.Messages;
using FaceGallery.Web.Accounts;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Settings;

/// <summary>One setting: what it is, what it does, where it comes from. What is typed is kept when the field is left, or by Enter.</summary>
public partial class SettingField
{
    private SettingState _state = default!;
    private string? _typed;
    private Message? _problem;
    private string? _said;

    [Parameter, EditorRequired]
    public Setting Setting { get; set; } = default!;

    /// <summary>It was set.</summary>
    [Parameter]
    public EventCallback OnSet { get; set; }

    [CascadingParameter]
    private Confirmed? Confirmed { get; set; }

    [Inject]
    private StoredSettings Settings { get; set; } = default!;

    private string Name => Text[$"Setting.{Setting.Key}"];

    private string HowId => $"how-{Setting.Key.Replace(':', '-')}";

    private string Shown => _typed ?? string.Join('\n', _state.Values);

    protected override void OnParametersSet() => _state = Settings.Read(Setting);

    private Task TypedAsync(string? text)
    {
        _typed = text ?? "";
        return SetAsync(Setting.IsList ? _typed.Split('\n') : [_typed]);
    }

    private async Task SetAsync(IReadOnlyList<string>? values)
    {
        (_said, _problem) = (null, null);
        if (Confirmed is not null && !await Confirmed.IsStillAsync())
        {
            return;
        }

        _problem = await Settings.SetAsync(Setting, values, CancellationToken.None);
        if (_problem is null)
        {
            (_typed, _said) = (null, Setting.NeedsRestart ? "Settings.SavedRestart" : "Settings.Saved");
            _state = Settings.Read(Setting);
            await OnSet.InvokeAsync();
        }
    }
}
