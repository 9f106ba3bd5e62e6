using FaceGallery.Domain.Accounts;
using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.History;
using FaceGallery.Domain.Photos;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Metadata;

namespace FaceGallery.Web.History;

/// <summary>
/// What a change may touch and its undo puts back: all kinds of rows that the model has, but those that are left out here. An entry of the history outlives the names
/// in the code: rows and values keep the names there that they had when the first entry was written.
/// </summary>
public static class RecordedRows
{
    private const string OfFolders = "It says what lies in the folders, as scans find it.";
    private const string OfAccess = "It says who gets in.";
    private const string OfModels = "It says how far another embedder is.";

    /// <summary>Kinds of rows that no change touches, each with the reason.</summary>
    public static readonly IReadOnlyDictionary<Type, string> LeftOut = new Dictionary<Type, string>
    {
        [typeof(FaceEmbedding)] = "It is created and removed with its face.",
        [typeof(NewEmbedding)] = OfModels,
        [typeof(AnsweringEmbedder)] = OfModels,
        [typeof(LibraryRoot)] = OfFolders,
        [typeof(RootMount)] = OfFolders,
        [typeof(PhotoFile)] = OfFolders,
        [typeof(Absence)] = OfFolders,
        [typeof(SharePhoto)] = "It says since when a link shows a photo, as visits find it.",
        [typeof(Change)] = "It is the history.",
        [typeof(ChangedRow)] = "It is the history.",
        [typeof(Account)] = OfAccess,
        [typeof(IdentityUserClaim<int>)] = OfAccess,
        [typeof(IdentityUserLogin<int>)] = OfAccess,
        [typeof(IdentityUserToken<int>)] = OfAccess,
        [typeof(Session)] = OfAccess,
        [typeof(ApiToken)] = OfAccess,
        [typeof(AccessChoice)] = OfAccess,
        [typeof(SecurityEvent)] = OfAccess,
    };

    /// <summary>What is called otherwise in the code than in the history: "NewClass" or "Class.NewProperty", and the old name. A renaming must be added here.</summary>
    private static readonly Dictionary<string, string> OldNames = new()
    {
        ["Photo.RotationDegrees"] = "Turn",
        ["FaceCluster.IsPinned"] = "IsOpened",
        ["PhotoEvent.IsUserEdited"] = "IsKept",
    };

    /// <summary>These are written beside the rows of a change.</summary>
    private static readonly HashSet<Type> WrittenBeside = [typeof(FaceEmbedding), typeof(Change), typeof(ChangedRow)];

    /// <summary>Values that follow from others of their row: undo sets those, and these with them.</summary>
    private static readonly HashSet<string> Following = ["Photo.Width", "Photo.Height"];

    /// <exception cref="InvalidOperationException">A change writes what its undo could not put back.</exception>
    internal static bool IsRecorded(IReadOnlyEntityType kind) =>
        !LeftOut.ContainsKey(kind.ClrType) || (WrittenBeside.Contains(kind.ClrType)
            ? false
            : throw new InvalidOperationException($"A change writes a row of {kind.ClrType.Name}, which could not be put back: {LeftOut[kind.ClrType]} See {nameof(RecordedRows)}."));

    internal static bool IsRecorded(IReadOnlyProperty value) => value.ClrType != typeof(FaceLandmarks) && !Following.Contains($"{value.DeclaringType.ClrType.Name}.{value.Name}");

    /// <summary>What the history calls a kind of row.</summary>
    public static string NameOf(IReadOnlyEntityType kind) => OldNames.GetValueOrDefault(kind.ClrType.Name, kind.ClrType.Name);

    /// <summary>What the history calls a value of a row.</summary>
    public static string NameOf(IReadOnlyProperty value) => OldNames.GetValueOrDefault($"{value.DeclaringType.ClrType.Name}.{value.Name}", value.Name);

    /// <param name="name">As the history calls it.</param>
    internal static IEntityType KindOf(IModel model, string name) =>
        model.GetEntityTypes().SingleOrDefault(kind => NameOf(kind) == name)
        ?? throw new InvalidOperationException($"The history tells of rows called {name}, which there are no more. {nameof(RecordedRows)} must say what they are called now.");

    /// <param name="name">As the history calls it.</param>
    internal static IProperty ValueOf(IEntityType kind, string name) =>
        kind.GetProperties().SingleOrDefault(value => NameOf(value) == name)
        ?? throw new InvalidOperationException($"The history tells of {name} of {NameOf(kind)}, which there is no more. {nameof(RecordedRows)} must say what it is called now.");
}
