using FaceGallery.Domain.Albums;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FaceGallery.Web.Data.Configurations;

internal sealed class SmartAlbumConfiguration : IEntityTypeConfiguration<SmartAlbum>
{
    public void Configure(EntityTypeBuilder<SmartAlbum> builder) =>
        builder.Property(album => album.Name).HasMaxLength(SmartAlbum.MaxNameLength).UseCollation("NOCASE");
}
