using FaceGallery.Domain.Accounts;
using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Events;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.History;
using FaceGallery.Domain.Matching;
using FaceGallery.Domain.People;
using FaceGallery.Domain.Photos;
using FaceGallery.Domain.Sharing;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FaceGallery.Web.Data;

/// <summary>The database: one SQLite file in the data folder. Take one from the factory for each operation.</summary>
public sealed class FaceGalleryDbContext(DbContextOptions<FaceGalleryDbContext> options) : IdentityUserContext<Account, int>(options)
{
    /// <summary>Rows that decide about access are not filtered: they are read before the current user is known.</summary>
    private static readonly HashSet<Type> OfAccess =
    [
        typeof(Account), typeof(IdentityUserClaim<int>), typeof(IdentityUserLogin<int>), typeof(IdentityUserToken<int>), typeof(Session), typeof(ApiToken), typeof(AccessChoice),
    ];

    public DbSet<LibraryRoot> Roots => Set<LibraryRoot>();

    public DbSet<RootMount> RootMounts => Set<RootMount>();

    public DbSet<Absence> Absences => Set<Absence>();

    public DbSet<Photo> Photos => Set<Photo>();

    public DbSet<PhotoFile> PhotoFiles => Set<PhotoFile>();

    /// <summary>The files that lie in the root folders.</summary>
    public IQueryable<PhotoFile> PresentFiles => PhotoFiles.Where(file => file.MissingSince == null);

    /// <summary>The files that wait to be read.</summary>
    public IQueryable<PhotoFile> PendingFiles => PhotoFiles.Where(file => file.PendingSince != null);

    public DbSet<Face> Faces => Set<Face>();

    public DbSet<FaceEmbedding> FaceEmbeddings => Set<FaceEmbedding>();

    public DbSet<NewEmbedding> NewEmbeddings => Set<NewEmbedding>();

    public DbSet<AnsweringEmbedder> AnsweringEmbedders => Set<AnsweringEmbedder>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<Rejection> Rejections => Set<Rejection>();

    public DbSet<FaceCluster> Clusters => Set<FaceCluster>();

    public DbSet<PortraitMemory> PortraitMemories => Set<PortraitMemory>();

    public DbSet<Change> Changes => Set<Change>();

    public DbSet<ChangedRow> ChangedRows => Set<ChangedRow>();

    public DbSet<ChosenThreshold> ChosenThresholds => Set<ChosenThreshold>();

    public DbSet<PhotoEvent> Events => Set<PhotoEvent>();

    public DbSet<SmartAlbum> SmartAlbums => Set<SmartAlbum>();

    public DbSet<OwnAlbum> OwnAlbums => Set<OwnAlbum>();

    public DbSet<OwnAlbumPhoto> OwnAlbumPhotos => Set<OwnAlbumPhoto>();

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    public DbSet<SecurityEvent> SecurityEvents => Set<SecurityEvent>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<AccessChoice> AccessChoices => Set<AccessChoice>();

    public DbSet<Share> Shares => Set<Share>();

    public DbSet<SharePhoto> SharePhotos => Set<SharePhoto>();

    public DbSet<Proposal> Proposals => Set<Proposal>();

    /// <summary>What guests said and the owner has not answered.</summary>
    public IQueryable<Proposal> OpenProposals => Proposals.Where(proposal => proposal.AnsweredAt == null);

    /// <summary>The photos that albums are made of: indexed, still there, and not hidden.</summary>
    public IQueryable<Photo> AlbumPhotos => ReadPhotos.Where(photo => !photo.IsHidden);

    /// <summary>
    /// The faces in <see cref="AlbumPhotos"/> that count. Asked for by the photos that are in no album: a list of few, where each face's photo would have to be looked up.
    /// </summary>
    public IQueryable<Face> AlbumFaces => base.Set<Face>().Where(face => !face.IsNotAFace && !UnshownPhotoIds.Contains(face.PhotoId));

    /// <summary>The faces in all other photos: portraits, hidden ones, and those that are gone.</summary>
    internal IQueryable<Face> OtherFaces => Faces.Where(face => UnshownPhotoIds.Contains(face.PhotoId));

    /// <summary>The photos that the owner hid.</summary>
    public IQueryable<Photo> HiddenPhotos => ReadPhotos.Where(photo => photo.IsHidden && IsForOwner);

    /// <summary>The photos that could not be read: few of those that no album shows, which the index of these tells.</summary>
    public IQueryable<Photo> FailedPhotos =>
        Photos.Where(photo => photo.Kind == RootKind.Photos && photo.State != PhotoState.Indexed && photo.State == PhotoState.Failed && photo.MissingSince == null);

    /// <summary>
    /// It shows everything: see <see cref="OwnersView"/>. Unless asked for, a context shows what is of albums (<see cref="AlbumPhotos"/> and whatever is "seen"), and its sets are closed.
    /// </summary>
    public bool IsForOwner { get; internal set; }

    /// <summary>The photos that the viewer may see one by one.</summary>
    public IQueryable<Photo> SeenPhotos => IsForOwner ? Photos : AlbumPhotos;

    /// <summary>Albums that were filled by hand, of which everybody may know.</summary>
    public IQueryable<OwnAlbum> SeenAlbums => base.Set<OwnAlbum>();

    /// <summary>Events, of which everybody may know.</summary>
    internal IQueryable<PhotoEvent> SeenEvents => base.Set<PhotoEvent>();

    /// <summary>What was put into them, of photos that the viewer may see.</summary>
    public IQueryable<OwnAlbumPhoto> PlacedPhotos => IsForOwner
        ? OwnAlbumPhotos
        : base.Set<OwnAlbumPhoto>().Where(placed => SeenPhotos.Any(photo => photo.Id == placed.PhotoId));

    /// <summary>The people whose names the viewer may know.</summary>
    public IQueryable<Person> SeenPeople => IsForOwner ? People : base.Set<Person>().Where(person => !person.IsPrivate);

    /// <summary>The faces in photos that are hidden from nobody; whose they are, <see cref="SeenPeople"/> says.</summary>
    public IQueryable<Face> SeenFaces => IsForOwner ? Faces : base.Set<Face>().Where(face => !face.Photo!.IsHidden);

    /// <summary>The files that lie in the root folders, of photos that the viewer may see.</summary>
    public IQueryable<PhotoFile> SeenFiles => IsForOwner
        ? PresentFiles
        : base.Set<PhotoFile>().Where(file => file.MissingSince == null && SeenPhotos.Any(photo => photo.Id == file.PhotoId));

    /// <summary>Those of the files whose photos albums show.</summary>
    internal IQueryable<PhotoFile> OfAlbums(IQueryable<PhotoFile> files) => files.Where(file => file.PhotoId != null && !UnshownPhotoIds.Contains(file.PhotoId.Value));

    /// <exception cref="InvalidOperationException">The rows are the owner's, and this context was not made for the owner.</exception>
    public override DbSet<TEntity> Set<TEntity>() => IsForOwner || OfAccess.Contains(typeof(TEntity))
        ? base.Set<TEntity>()
        : throw new InvalidOperationException(
            $"This context was not made for the owner and shows no {typeof(TEntity).Name} but those that everybody may see. Make it by {nameof(OwnersView.CreateForOwnerAsync)}, or ask {nameof(SeenPhotos)} and the like.");

    /// <summary>All photos but <see cref="AlbumPhotos"/>.</summary>
    private IQueryable<int> UnshownPhotoIds => base.Set<Photo>()
        .Where(photo => photo.Kind != RootKind.Photos || photo.State != PhotoState.Indexed || photo.MissingSince != null || photo.IsHidden).Select(photo => photo.Id);

    private IQueryable<Photo> ReadPhotos =>
        base.Set<Photo>().Where(photo => photo.Kind == RootKind.Photos && photo.State == PhotoState.Indexed && photo.MissingSince == null);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(FaceGalleryDbContext).Assembly);
        builder.Entity<Account>().ToTable("Accounts");
        builder.Entity<IdentityUserClaim<int>>().ToTable("AccountClaims");
        builder.Entity<IdentityUserLogin<int>>().ToTable("AccountLogins");
        builder.Entity<IdentityUserToken<int>>().ToTable("AccountTokens");
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UnzonedDateTimeConverter>();

    /// <summary>SQLite keeps no time zone, and a photo's wall time has none.</summary>
    internal sealed class UnzonedDateTimeConverter() : ValueConverter<DateTime, DateTime>(
        time => DateTime.SpecifyKind(time, DateTimeKind.Unspecified),
        time => DateTime.SpecifyKind(time, DateTimeKind.Unspecified));
}
