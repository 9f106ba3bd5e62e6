using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.History;

/// <summary>What a notice says, with the way to check it and the way back.</summary>
public partial class ChangeNotice
{
    [Parameter, EditorRequired]
    public string Message { get; set; } = "";

    /// <summary>In how many photos the person is now who was named; empty where that says nothing.</summary>
    [Parameter]
    public string Now { get; set; } = "";

    /// <summary>Some of the photos in which they were found.</summary>
    [Parameter]
    public IReadOnlyList<ChangePicture> Found { get; set; } = [];

    /// <summary>Where the consequences can be seen; empty where there are none.</summary>
    [Parameter]
    public string CheckHref { get; set; } = "";

    /// <summary>Nothing was changed, and the message says why.</summary>
    [Parameter]
    public bool IsRefusal { get; set; }

    [Parameter]
    public EventCallback OnUndo { get; set; }
}
