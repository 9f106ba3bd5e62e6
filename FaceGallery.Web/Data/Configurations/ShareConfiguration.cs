using FaceGallery.Domain.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FaceGallery.Web.Data.Configurations;

internal sealed class ShareConfiguration : IEntityTypeConfiguration<Share>
{
    public void Configure(EntityTypeBuilder<Share> builder)
    {
        builder.Property(share => share.Title).HasMaxLength(Share.MaxTitleLength);
        builder.Property(share => share.Greeting).HasMaxLength(Share.MaxGreetingLength);
        builder.HasIndex(share => share.TokenHash).IsUnique();
        builder.HasIndex(share => share.MakerId);
        builder.HasMany(share => share.Photos).WithOne().HasForeignKey(photo => photo.ShareId);
    }
}
