using FaceGallery.Domain.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FaceGallery.Web.Data.Configurations;

internal sealed class PhotoFileConfiguration : IEntityTypeConfiguration<PhotoFile>
{
    public void Configure(EntityTypeBuilder<PhotoFile> builder)
    {
        builder.HasOne<LibraryRoot>().WithMany().HasForeignKey(file => file.RootId);
        builder.HasOne<Photo>().WithMany().HasForeignKey(file => file.PhotoId).OnDelete(DeleteBehavior.SetNull);

        builder.HasIndex(file => new { file.RootId, file.Path }).IsUnique();
        builder.HasIndex(file => new { file.PhotoId, file.MissingSince, file.PendingSince });

        // What waits, what there is, and what was lost of late.
        builder.HasIndex(file => new { file.PendingSince, file.Kind, file.Size });
        builder.HasIndex(file => new { file.Kind, file.MissingSince, file.PendingSince });
    }
}
