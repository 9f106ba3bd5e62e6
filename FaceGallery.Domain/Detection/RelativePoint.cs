namespace FaceGallery.Domain.Detection;

/// <summary>A point of an upright picture: 0,0 is its top left corner, 1,1 its bottom right one.</summary>
public readonly record struct RelativePoint(float X, float Y)
{
    /// <inheritdoc cref="RelativeBox.TurnedBy"/>
    public RelativePoint TurnedBy(int degrees)
    {
        var (x, y, _, _) = new RelativeBox(X, Y, 0, 0).TurnedBy(degrees);
        return new(x, y);
    }
}
