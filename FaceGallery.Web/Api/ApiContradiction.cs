using FaceGallery.Web.History;

namespace FaceGallery.Web.Api;

/// <summary>Why a change is refused until it is sent again with this kind among its <c>despite</c>.</summary>
/// <param name="Kind">twiceInPhoto, rejected, similarName or poorExample.</param>
/// <param name="Count">Photos or faces that it concerns.</param>
public sealed record ApiContradiction(Contradictions Kind, int Count, string? PersonId, string Person)
{
    internal static ApiContradiction Of(Contradiction contradiction) =>
        new(contradiction.Kind, contradiction.Count, contradiction.PersonId is { } person ? ApiId.Of(person) : null, contradiction.Person);

    /// <summary>What a script agrees to.</summary>
    internal static Contradictions All(IEnumerable<Contradictions>? despite) => (despite ?? []).Aggregate(Contradictions.None, (all, one) => all | one);
}
