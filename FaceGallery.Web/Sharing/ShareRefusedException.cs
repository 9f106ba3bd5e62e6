namespace FaceGallery.Web.Sharing;

/// <summary>A link cannot be made or changed like that; nothing was changed.</summary>
public sealed class ShareRefusedException(ShareRefusal refusal) : Exception($"The link was refused: {refusal}.")
{
    public ShareRefusal Refusal => refusal;
}
