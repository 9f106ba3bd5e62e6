using FaceGallery.Domain.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FaceGallery.Web.Data.Configurations;

internal sealed class PhotoConfiguration : IEntityTypeConfiguration<Photo>
{
    public void Configure(EntityTypeBuilder<Photo> builder)
    {
        builder.HasOne<LibraryRoot>().WithMany().HasForeignKey(photo => photo.RootId);
        builder.HasMany(photo => photo.Faces).WithOne(face => face.Photo).HasForeignKey(face => face.PhotoId);
        builder.Property(photo => photo.ContentHash).HasMaxLength(32);

        builder.HasIndex(photo => new { photo.RootId, photo.Path }).IsUnique();
        builder.HasIndex(photo => photo.ContentHash);

        // The queue, the list of what failed, and every album in its order: what is at its end tells groups, strangers and shapes without the row.
        builder.HasIndex(photo => new
        {
            photo.Kind,
            photo.State,
            photo.MissingSince,
            photo.IsHidden,
            photo.SortTime,
            photo.FaceCount,
            photo.NamedFaceCount,
            photo.Width,
            photo.Height,
        });
        builder.HasIndex(photo => photo.EventId);
        builder.HasIndex(photo => photo.Camera);
    }
}
