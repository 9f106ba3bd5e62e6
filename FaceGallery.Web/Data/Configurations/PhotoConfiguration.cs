using FaceGallery.Domain.Messages;
using FaceGallery.Domain.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FaceGallery.Web.Data.Configurations;

internal sealed class PhotoConfiguration : IEntityTypeConfiguration<Photo>
{
    public void Configure(EntityTypeBuilder<Photo> builder)
    {
        builder.HasOne<LibraryRoot>().WithMany().HasForeignKey(photo => photo.RootId);
        builder.HasMany(photo => photo.Faces).WithOne(face => face.Photo).HasForeignKey(face => face.PhotoId);
        builder.Property(photo => photo.ContentHash).HasMaxLength(32);

        // Only read: whoever writes a photo need not be told it.
        var version = builder.Property(photo => photo.Version).HasComputedColumnSql("CASE OwnerRotationDegrees WHEN 0 THEN ContentHash ELSE ContentHash || '-' || OwnerRotationDegrees END").ValueGeneratedNever().Metadata;
        version.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
        version.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);

        builder.Property(photo => photo.Look).HasConversion(look => look!.Value.Bits, bits => new PictureHash(bits));
        builder.Property(photo => photo.FailureReason).HasConversion(reason => reason!.ToString(), stored => Message.Parse(stored));
        builder.Property(photo => photo.Caption).HasMaxLength(Photo.MaxCaptionLength);
        builder.Property(photo => photo.Keywords).HasMaxLength(Photo.MaxKeywordsLength);

        builder.HasIndex(photo => new { photo.RootId, photo.Path });
        builder.HasIndex(photo => photo.Size);

        // Of portraits, whose name lies in their place, each file is a photo of its own.
        builder.HasIndex(photo => photo.ContentHash).IsUnique().HasFilter($"Kind = {(int)RootKind.Photos}");

        // Every album in its order, told without the row: groups, strangers, shapes. Word for word what FaceGalleryDbContext.AlbumPhotos asks, or it does not serve; what is asked
        // stands at its end once more, or the row would be looked up for it.
        builder.HasIndex(photo => new
        {
            photo.SortTime,
            photo.Id,
            photo.FaceCount,
            photo.NamedFaceCount,
            photo.Width,
            photo.Height,
            photo.StackId,
            photo.Kind,
            photo.State,
            photo.MissingSince,
            photo.IsHidden,
        }).HasFilter($"Kind = {(int)RootKind.Photos} AND State = {(int)PhotoState.Indexed} AND MissingSince IS NULL AND NOT IsHidden");

        // The photos of no album, for whoever asks for the faces of albums: word for word what FaceGalleryDbContext.AlbumFaces asks, or it does not serve.
        builder.HasIndex(photo => new { photo.Kind, photo.State, photo.MissingSince, photo.IsHidden })
            .HasFilter($"Kind <> {(int)RootKind.Photos} OR State <> {(int)PhotoState.Indexed} OR MissingSince IS NOT NULL OR IsHidden");
        builder.HasIndex(photo => photo.EventId);
        builder.HasIndex(photo => photo.StackId).HasFilter("StackId IS NOT NULL");
        builder.HasIndex(photo => photo.Camera);
        builder.HasIndex(photo => photo.IsFavourite).HasFilter("IsFavourite");
    }
}
