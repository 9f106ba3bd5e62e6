using FaceGallery.Domain.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FaceGallery.Web.Data.Configurations;

internal sealed class RootMountConfiguration : IEntityTypeConfiguration<RootMount>
{
    public void Configure(EntityTypeBuilder<RootMount> builder)
    {
        builder.HasKey(mount => new { mount.RootId, mount.Path });
        builder.HasOne<LibraryRoot>().WithMany().HasForeignKey(mount => mount.RootId);
    }
}
