namespace FaceGallery.Web.Recognition;

/// <summary>Faces cannot be recognised because weights are missing. The message says which, and how to get them.</summary>
public sealed class MissingWeightsException(string message) : Exception(message)
{
    /// <summary>The message for pages and commands; null when nothing is missing.</summary>
    internal static MissingWeightsException? For(IReadOnlyList<ModelState> states, string folder)
    {
        var missing = states.Where(state => state.Path is null).ToList();
        if (missing.Count == 0)
        {
            return null;
        }

        var names = string.Join(" and ", missing.Select(state => state.Model.FileName));
        var ignored = string.Concat(missing.SelectMany(state => state.Ignored).Select(sentence => $" {sentence}"));
        return new MissingWeightsException(
            $"Faces cannot be recognised yet: {names} {(missing.Count == 1 ? "is" : "are")} missing.{ignored} "
            + $"Run the command 'models fetch', or put the {(missing.Count == 1 ? "file" : "files")} into {folder}.");
    }
}
