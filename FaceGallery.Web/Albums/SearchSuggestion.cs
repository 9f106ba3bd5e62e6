using FaceGallery.Domain.Albums;
using FaceGallery.Web.People;

namespace FaceGallery.Web.Albums;

/// <summary>What somebody who types may mean.</summary>
/// <param name="Label">In their language.</param>
/// <param name="Search">All that is searched for then.</param>
/// <param name="Person">Whose face stands before the words.</param>
public sealed record SearchSuggestion(string Label, PhotoSearch Search, PersonCard? Person = null);
