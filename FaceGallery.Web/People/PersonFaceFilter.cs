namespace FaceGallery.Web.People;

/// <summary>Which of a person's faces are shown.</summary>
public enum PersonFaceFilter
{
    All = 0,

    /// <summary>Named by the machine alone.</summary>
    Unconfirmed = 1,

    /// <summary>Standing for the person in the gallery.</summary>
    Enrolled = 2,
}
