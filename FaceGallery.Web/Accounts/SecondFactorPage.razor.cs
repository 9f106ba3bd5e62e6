using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Accounts;

/// <summary>The second factor is on: new recovery codes, or off again.</summary>
public partial class SecondFactorPage
{
    [Parameter, EditorRequired]
    public int CodesLeft { get; set; }
}
