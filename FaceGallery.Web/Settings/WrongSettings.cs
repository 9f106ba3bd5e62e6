using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Settings;

/// <summary>Tells in sentences what is wrong with the settings, from what reading them threw.</summary>
public static partial class WrongSettings
{
    private const string Binder = "Microsoft.Extensions.Configuration.Binder";

    /// <returns>One or more; null for an exception that has nothing to do with settings.</returns>
    public static IReadOnlyList<string>? Of(Exception exception) => exception switch
    {
        OptionsValidationException wrong => [.. wrong.Failures.Select(failure => Framed().Replace(failure, "$1"))],
        AggregateException all when all.InnerExceptions.Select(Of).ToList() is var parts && parts.TrueForAll(part => part is not null) => [.. parts.SelectMany(part => part!)],

        // A word where a number belongs: "Failed to convert configuration value 'abc' at 'Indexing:Workers' to type 'System.Int32'."
        InvalidOperationException { Source: Binder } unread => [unread.Message],
        _ => null,
    };

    /// <summary>.NET puts each of our sentences into one of its own, which names classes.</summary>
    [GeneratedRegex("^DataAnnotation validation failed for .*? with the error: '(.*)'\\.$", RegexOptions.Singleline)]
    private static partial Regex Framed();
}
