using FaceGallery.Domain.Faces;
using FaceGallery.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FaceGallery.Web.Data.Configurations;

internal sealed class RejectionConfiguration : IEntityTypeConfiguration<Rejection>
{
    public void Configure(EntityTypeBuilder<Rejection> builder)
    {
        builder.HasKey(rejection => new { rejection.FaceId, rejection.PersonId });
        builder.HasOne<Face>().WithMany().HasForeignKey(rejection => rejection.FaceId);
        builder.HasOne<Person>().WithMany().HasForeignKey(rejection => rejection.PersonId);
    }
}
