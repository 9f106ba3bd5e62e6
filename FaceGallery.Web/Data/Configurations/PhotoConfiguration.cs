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

        // The queue, the lists of what failed, and every album in its order.
        builder.HasIndex(photo => new { photo.Kind, photo.State, photo.MissingSince, photo.SortTime });
        builder.HasIndex(photo => new { photo.Kind, photo.State, photo.MissingSince, photo.NamedFaceCount, photo.FaceCount, photo.SortTime });
    }
}
