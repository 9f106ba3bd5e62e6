using System.IO.Hashing;
using System.Text;
using FaceGallery.Web.Files;

namespace FaceGallery.Web.Export;

/// <summary>A folder's name that every file system takes, and that stays another than that of any other name.</summary>
public static class SafeFolderName
{
    public static string Of(string name)
    {
        var safe = PortableName.Of(name);
        return Encoding.UTF8.GetByteCount(safe) > PortableName.MaxBytes ? Distinct(safe, name) : safe;
    }

    /// <summary>The safe name with a short hash of the name that it stands for, cut to what still fits.</summary>
    public static string Distinct(string safeName, string name)
    {
        var suffix = "-" + Convert.ToHexStringLower(XxHash32.Hash(Encoding.UTF8.GetBytes(name)));
        return PortableName.Cut(safeName, PortableName.MaxBytes - suffix.Length) + suffix;
    }
}
