using FaceGallery.Domain.Messages;

namespace FaceGallery.Web.Recognition;

/// <summary>A file of weights as the product knows it.</summary>
/// <param name="Name">As reports and embeddings name it.</param>
/// <param name="Purpose">What it does, in a few words.</param>
/// <param name="FileName">Its name in every folder and mirror.</param>
/// <param name="Licence">SPDX identifier.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="Address">The official address, fixed to a commit.</param>
public sealed record ModelFile(string Name, Message Purpose, string FileName, string Licence, long Size, string Sha256, Uri Address);
