using FaceGallery.Web.People;

namespace FaceGallery.Web.Api;

/// <summary>What would change of names. See <see cref="NamesPreview"/>.</summary>
public record ApiNamesPreview(
    PreviewCount Gained, PreviewCount Lost, PreviewCount Renamed, ApiNamesPreview.SuggestionsPart Suggestions, IReadOnlyList<ApiNamesPreview.PersonPart> People)
{
    public static ApiNamesPreview Of(NamesPreview preview) => new(
        preview.Gained, preview.Lost, preview.Renamed, new(preview.SuggestionsNow, preview.SuggestionsThen), [.. preview.People.Select(PersonPart.Of)]);

    public sealed record SuggestionsPart(int Now, int Then);

    /// <param name="Gained">Faces that would get the name.</param>
    /// <param name="Lost">Faces that would lose it.</param>
    public sealed record PersonPart(string Id, string Name, int Gained, int Lost, IReadOnlyList<string> GainedFaceIds, IReadOnlyList<string> LostFaceIds)
    {
        public static PersonPart Of(PersonPreview person) => new(
            ApiId.Of(person.PersonId), person.Person, person.Gained, person.Lost,
            [.. person.GainedFaces.Select(face => ApiId.Of(face.Id))], [.. person.LostFaces.Select(face => ApiId.Of(face.Id))]);
    }
}
