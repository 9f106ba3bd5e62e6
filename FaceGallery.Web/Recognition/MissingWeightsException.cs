using FaceGallery.Domain.Messages;
using FaceGallery.Web.Localisation;

namespace FaceGallery.Web.Recognition;

/// <summary>Faces cannot be recognised because weights are missing. The message says which, and how to get them, in English.</summary>
public sealed class MissingWeightsException(IReadOnlyList<Message> why) : Exception(string.Join(' ', why.Select(EnglishText.Of)))
{
    /// <summary>Of the message that comes first.</summary>
    internal const string MissingKey = "Models.Missing";

    /// <summary>The same for pages.</summary>
    public IReadOnlyList<Message> Why { get; } = why;

    /// <summary>Null when nothing is missing.</summary>
    internal static MissingWeightsException? For(IReadOnlyList<ModelState> states, string folder)
    {
        var missing = states.Where(state => state.Path is null).ToList();
        return missing.Count == 0
            ? null
            : new MissingWeightsException(
            [
                new Message(MissingKey, string.Join(", ", missing.Select(state => state.Model.FileName)), folder),
                .. missing.SelectMany(state => state.Ignored),
            ]);
    }
}
