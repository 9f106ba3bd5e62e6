using FaceGallery.Domain.Access;
using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.History;
using FaceGallery.Domain.People;
using FaceGallery.Domain.Photos;
using FaceGallery.Domain.Recognition;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FaceGallery.Web.Data;

/// <summary>The database: one SQLite file in the data folder. Take one from the factory for each operation.</summary>
public sealed class FaceGalleryDbContext(DbContextOptions<FaceGalleryDbContext> options) : IdentityUserContext<Account, int>(options)
{
    public DbSet<LibraryRoot> Roots => Set<LibraryRoot>();

    public DbSet<Photo> Photos => Set<Photo>();

    public DbSet<Face> Faces => Set<Face>();

    public DbSet<FaceEmbedding> FaceEmbeddings => Set<FaceEmbedding>();

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

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    public DbSet<AccessChoice> AccessChoices => Set<AccessChoice>();

    public DbSet<Share> Shares => Set<Share>();

    public DbSet<SharePhoto> SharePhotos => Set<SharePhoto>();

    public DbSet<Proposal> Proposals => Set<Proposal>();

    /// <summary>The photos that albums are made of: indexed, still there, and not hidden.</summary>
    public IQueryable<Photo> AlbumPhotos => ReadPhotos.Where(photo => !photo.IsHidden);

    /// <summary>The photos that the owner hid.</summary>
    public IQueryable<Photo> HiddenPhotos => ReadPhotos.Where(photo => photo.IsHidden && IsForOwner);

    /// <summary>What it is asked is for the owner, or for nobody who looks. Others see no hidden photo and no private name.</summary>
    public bool IsForOwner { get; set; } = true;

    /// <summary>The photos that the viewer may see one by one.</summary>
    public IQueryable<Photo> SeenPhotos => IsForOwner ? Photos : AlbumPhotos;

    /// <summary>The people whose names the viewer may know.</summary>
    public IQueryable<Person> SeenPeople => IsForOwner ? People : People.Where(person => !person.IsPrivate);

    private IQueryable<Photo> ReadPhotos =>
        Photos.Where(photo => photo.Kind == RootKind.Photos && photo.State == PhotoState.Indexed && photo.MissingSince == null);

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
