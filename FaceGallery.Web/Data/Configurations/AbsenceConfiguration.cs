using FaceGallery.Domain.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FaceGallery.Web.Data.Configurations;

internal sealed class AbsenceConfiguration : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.HasKey(absence => absence.RootId);
        builder.HasOne<LibraryRoot>().WithOne().HasForeignKey<Absence>(absence => absence.RootId);
    }
}
