namespace FaceGallery.Web.Setup;

/// <summary>Says on another device that the address leads here. Written out, as what answers requests is made before Razor files are.</summary>
public partial class ReachedPage;
