using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FaceGallery.Web.Data.Configurations;

internal sealed class OwnAlbumConfiguration : IEntityTypeConfiguration<OwnAlbum>, IEntityTypeConfiguration<OwnAlbumPhoto>
{
    public void Configure(EntityTypeBuilder<OwnAlbum> builder)
    {
        builder.Property(album => album.Name).HasMaxLength(OwnAlbum.MaxNameLength);
        builder.Property(album => album.Description).HasMaxLength(OwnAlbum.MaxDescriptionLength);
        builder.HasOne<Photo>().WithMany().HasForeignKey(album => album.CoverPhotoId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<OwnAlbumPhoto> builder)
    {
        builder.HasKey(placed => new { placed.AlbumId, placed.PhotoId });
        builder.HasOne<OwnAlbum>().WithMany().HasForeignKey(placed => placed.AlbumId);
        builder.HasOne<Photo>().WithMany().HasForeignKey(placed => placed.PhotoId);
    }
}
