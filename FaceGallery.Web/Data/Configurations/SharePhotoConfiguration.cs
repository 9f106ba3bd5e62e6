using FaceGallery.Domain.Photos;
using FaceGallery.Domain.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FaceGallery.Web.Data.Configurations;

internal sealed class SharePhotoConfiguration : IEntityTypeConfiguration<SharePhoto>
{
    public void Configure(EntityTypeBuilder<SharePhoto> builder)
    {
        builder.HasKey(photo => new { photo.ShareId, photo.PhotoId });
        builder.HasOne<Photo>().WithMany().HasForeignKey(photo => photo.PhotoId);
    }
}
