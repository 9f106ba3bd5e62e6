using MudBlazor;

namespace FaceGallery.Web.Components;

/// <summary>Calm colours around the photos: near-neutral paper by day, near-black by night, one green that leads.</summary>
public static class AppTheme
{
    private static readonly string[] Fonts =
        ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#2c6e61",
            Secondary = "#4c5a55",
            Background = "#fafaf8",
            Surface = "#ffffff",
            AppbarBackground = "#fafaf8",
            AppbarText = "#1f2522",
            TextPrimary = "#1f2522",
            TextSecondary = "#56605b",
            ActionDefault = "#4c5a55",
            LinesDefault = "#e3e5e1",
            LinesInputs = "#848d88",
            Divider = "#e3e5e1",
            Warning = "#8a5a00",
            Error = "#b3261e",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#8fd0c0",
            PrimaryContrastText = "#0c1f1a",
            Secondary = "#b4c0bb",
            Background = "#101312",
            Surface = "#191d1b",
            AppbarBackground = "#101312",
            AppbarText = "#e6eae8",
            TextPrimary = "#e6eae8",
            TextSecondary = "#a9b3ae",
            ActionDefault = "#b4c0bb",
            LinesDefault = "#2a302d",
            LinesInputs = "#6c7671",
            Divider = "#2a302d",
            Warning = "#f0c36d",
            WarningContrastText = "#241a00",
            Error = "#ffb4ab",
            ErrorContrastText = "#3b0906",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "10px", AppbarHeight = "56px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts },
            Button = new ButtonTypography { TextTransform = "none", FontWeight = "550" },
        },
    };
}
