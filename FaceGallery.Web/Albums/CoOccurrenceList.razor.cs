using FaceGallery.Domain.Albums;
using FaceGallery.Web.People;
using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Albums;

/// <summary>Who is together, and in how many photos.</summary>
public partial class CoOccurrenceList
{
    private const int MaxFaces = 4;

    [Parameter, EditorRequired]
    public IReadOnlyList<(CoOccurrence CoOccurrence, IReadOnlyList<PersonCard> People)> Companies { get; set; } = [];

    private static string HrefOf(CoOccurrence company) => AlbumKey.Of(new PhotoSearch { AllOf = company.PersonIds }).Href;

    private string NamesOf(IReadOnlyList<PersonCard> people) => people.Count == 2
        ? Text["Groups.Two", people[0].Name, people[1].Name]
        : Text["Groups.Two", string.Join(Text["Caption.Comma"], people.SkipLast(1).Select(person => person.Name)), people[^1].Name];
}
