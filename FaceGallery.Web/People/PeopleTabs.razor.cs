using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.People;

/// <summary>People one by one, and together: where the bar at the bottom has no place for both.</summary>
public partial class PeopleTabs
{
    /// <summary>The page of groups, else that of people.</summary>
    [Parameter]
    public bool IsGroups { get; set; }
}
