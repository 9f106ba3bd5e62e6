using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Accounts;

/// <summary>Shows recovery codes, once.</summary>
public partial class RecoveryCodesPage
{
    private const int Group = 5;

    [Parameter, EditorRequired]
    public IReadOnlyList<string> Codes { get; set; } = [];

    private static string Grouped(string code) => string.Join(' ', code.Chunk(Group).Select(figures => new string(figures)));
}
