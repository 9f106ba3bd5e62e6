using Microsoft.Extensions.Localization;
using MudBlazor;

namespace FaceGallery.Web.Localisation;

/// <summary>The words of MudBlazor's own buttons and fields in the reader's language; those without an entry in Text.resx stay English.</summary>
public sealed class MudText(IStringLocalizer<Text> words) : MudLocalizer
{
    public override LocalizedString this[string key] => words[$"Mud.{key}"];

    public override LocalizedString this[string key, params object[] arguments] => words[$"Mud.{key}", arguments];
}
