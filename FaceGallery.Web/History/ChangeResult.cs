using FaceGallery.Domain.Detection;

namespace FaceGallery.Web.History;

/// <summary>What a change did.</summary>
/// <param name="ChangeId">Its entry in the history; null when there was nothing to change.</param>
/// <param name="PersonId">The person whom it is about; null where there is none.</param>
/// <param name="AlsoNamed">Faces that recognition named in consequence.</param>
/// <param name="AlsoIn">Photos in which these are.</param>
/// <param name="SetAside">Why none of the faces that were named is used to recognise others by; none where one is, or none was named.</param>
public sealed record ChangeResult(int? ChangeId, int? PersonId, int AlsoNamed, int AlsoIn, FaceFlaws SetAside = FaceFlaws.None)
{
    /// <summary>Where the person who was named is now; null where nobody was.</summary>
    public NamedPerson? Named { get; init; }

    public static readonly ChangeResult Nothing = new(null, null, 0, 0);
}

/// <summary>Somebody whose faces were named, with what came of it.</summary>
/// <param name="Photos">Photos of their album.</param>
/// <param name="Found">Some of the photos in which recognition found them in consequence.</param>
public sealed record NamedPerson(string Name, int Photos, IReadOnlyList<ChangePicture> Found);
