namespace FaceGallery.Web.People;

/// <summary>The order of people while their numbers still grow.</summary>
public static class PeopleOrder
{
    /// <summary>Everybody who is shown stays where they are, newcomers follow: a card must not jump away under the reader's finger.</summary>
    public static IReadOnlyList<PersonCard> KeepPlaces(IReadOnlyList<PersonCard> shown, IReadOnlyList<PersonCard> fresh)
    {
        var places = shown.Index().ToDictionary(person => person.Item.Id, person => person.Index);
        return [.. fresh.OrderBy(person => places.GetValueOrDefault(person.Id, int.MaxValue))];
    }
}
