using FaceGallery.Web.Settings;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Diagnostics;

/// <summary>Whether all settings have names and values that there are, and who runs the program.</summary>
public sealed class SettingsExamination(LayeredSettings settings, IStartupValidator validator) : IExamination
{
    public async IAsyncEnumerable<Finding> RunAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        var (wrong, unknown) = (Wrong(), settings.Unknown());
        foreach (var sentence in wrong)
        {
            yield return Finding.Hindrance("Doctor.Settings.Wrong", sentence);
        }

        foreach (var name in unknown)
        {
            yield return new Finding(FindingKind.Warning, name);
        }

        if (wrong.Count + unknown.Count == 0)
        {
            yield return Finding.Well("Doctor.Settings.Well");
        }

        if (Environment.IsPrivilegedProcess)
        {
            yield return Finding.Warning("Doctor.Root");
        }
    }

    private IReadOnlyList<string> Wrong()
    {
        try
        {
            validator.Validate();
            return [];
        }
        catch (Exception exception) when (WrongSettings.Of(exception) is { } sentences)
        {
            return sentences;
        }
    }
}
