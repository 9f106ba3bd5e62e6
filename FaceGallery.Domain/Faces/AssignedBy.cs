namespace FaceGallery.Domain.Faces;

/// <summary>Who gave a face its name. A machine never overrules a human.</summary>
public enum AssignedBy
{
    Machine = 0,
    Human = 1,
}
