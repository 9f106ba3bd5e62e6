using FaceGallery.Domain.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FaceGallery.Web.Data.Configurations;

internal sealed class PhotoEventConfiguration : IEntityTypeConfiguration<PhotoEvent>
{
    public void Configure(EntityTypeBuilder<PhotoEvent> builder)
    {
        builder.Property(photoEvent => photoEvent.Name).HasMaxLength(PhotoEvent.MaxNameLength);
        builder.HasIndex(photoEvent => photoEvent.LastAt);
    }
}
