namespace FaceGallery.Web.Albums;

/// <summary>How this reader's browser saw a grid last: the next page's grid has its rows at once.</summary>
public sealed class LastGridView
{
    /// <summary>Null until a grid was seen.</summary>
    public GridView? Value { get; set; }
}
