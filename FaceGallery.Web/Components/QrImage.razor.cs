using Microsoft.AspNetCore.Components;
using QRCoder;

namespace FaceGallery.Web.Components;

/// <summary>An address for a phone's camera (ISO/IEC 18004), black on white whatever the theme, with its quiet zone.</summary>
public partial class QrImage
{
    [Parameter, EditorRequired]
    public string Address { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    private MarkupString Drawing { get; set; }

    protected override void OnParametersSet()
    {
        using var data = QRCodeGenerator.GenerateQrCode(Address, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        Drawing = new MarkupString(code.GetGraphic(1, "#000", "#fff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute));
    }
}
