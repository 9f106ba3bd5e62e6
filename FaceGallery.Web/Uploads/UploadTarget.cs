using System.Text;
using FaceGallery.Domain.People;
using FaceGallery.Web.Files;
using FaceGallery.Web.Library;

namespace FaceGallery.Web.Uploads;

/// <summary>Where a file that is sent goes.</summary>
/// <param name="Folder">A root folder of our own, or one that the owner declared writable.</param>
/// <param name="Name">Below it; it leads nowhere else.</param>
internal sealed record UploadTarget(string Folder, string Name)
{
    /// <summary>Folders within each other, at most.</summary>
    private const int MaxDepth = 20;

    /// <summary>The rest is for the number of a file whose name is taken.</summary>
    private const int MaxNameBytes = PortableName.MaxBytes - 16;

    /// <exception cref="UploadRefusedException">It has no name, or its person none.</exception>
    public static UploadTarget Of(UploadRequest request, LibraryOptions library)
    {
        // Whatever leads up, is hidden, or is no name at all is taken for a part of a name.
        var parts = request.Name.Split('/', '\\').Where(part => part.Length > 0 && part != ".").Select(SafeName).TakeLast(MaxDepth).ToList();
        if (parts.Count == 0)
        {
            throw new UploadRefusedException(UploadRefusal.Invalid, "Upload.NoName");
        }

        if (request.Person is null)
        {
            return new UploadTarget(library.UploadsFolder, Path.Combine([.. parts]));
        }

        return PersonName.TryParse(request.Person, out var name, out var problem)
            ? new UploadTarget(library.OwnPeople, Path.Combine(SafeName(name.Value), parts[^1]))
            : throw new UploadRefusedException(UploadRefusal.Invalid, problem.Key, [.. problem.Arguments]);
    }

    private static string SafeName(string part)
    {
        var name = PortableName.Of(part).Normalize(NormalizationForm.FormC);
        var extension = Path.GetExtension(name);
        if (Encoding.UTF8.GetByteCount(name) <= MaxNameBytes)
        {
            return name;
        }

        return Encoding.UTF8.GetByteCount(extension) <= MaxNameBytes / 2
            ? PortableName.Cut(Path.GetFileNameWithoutExtension(name), MaxNameBytes - Encoding.UTF8.GetByteCount(extension)) + extension
            : PortableName.Cut(name, MaxNameBytes);
    }
}
