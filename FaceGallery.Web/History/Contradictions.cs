using System.Globalization;
using FaceGallery.Domain.Messages;

namespace FaceGallery.Web.History;

/// <summary>Words of a human that go against earlier ones, or against what can be. They are asked about before they are written.</summary>
[Flags]
public enum Contradictions
{
    None = 0,

    /// <summary>A human has found the person in the same photo as another face.</summary>
    TwiceInPhoto = 1,

    /// <summary>A human said that the face is not this person.</summary>
    Rejected = 2,

    /// <summary>Another person's name differs only in case, spaces or the form of its characters.</summary>
    SimilarName = 4,

    /// <summary>The face is too poor to recognise others by.</summary>
    PoorExample = 8,
}

/// <summary>One contradiction, to be asked about.</summary>
/// <param name="Count">Photos for <see cref="Contradictions.TwiceInPhoto"/>, faces for <see cref="Contradictions.Rejected"/>, else 1.</param>
/// <param name="PersonId">The person who is meant, or whose name is similar; null for somebody new.</param>
/// <param name="Person">Their name.</param>
/// <param name="IsSameName">For <see cref="Contradictions.SimilarName"/>: the two names count as one, so that there cannot be another person of it.</param>
public sealed record Contradiction(Contradictions Kind, int Count, int? PersonId, string Person, bool IsSameName = false)
{
    /// <summary>What a reader is asked.</summary>
    public Message Question => Kind switch
    {
        Contradictions.SimilarName => new("Contradiction.SimilarName", Person),
        Contradictions.PoorExample => new("Contradiction.PoorExample", Person),
        _ => new($"Contradiction.{Kind}.{(Count == 1 ? "One" : "Other")}", Count.ToString(CultureInfo.InvariantCulture), Person),
    };
}
