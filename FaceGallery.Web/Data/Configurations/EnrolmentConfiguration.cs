using FaceGallery.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FaceGallery.Web.Data.Configurations;

internal sealed class EnrolmentConfiguration : IEntityTypeConfiguration<Enrolment>
{
    public void Configure(EntityTypeBuilder<Enrolment> builder)
    {
        builder.HasKey(enrolment => enrolment.FaceId);
        builder.HasOne(enrolment => enrolment.Face).WithOne().HasForeignKey<Enrolment>(enrolment => enrolment.FaceId);
    }
}
