using FaceGallery.Domain.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FaceGallery.Web.Data.Configurations;

internal sealed class ChangeConfiguration : IEntityTypeConfiguration<Change>
{
    public void Configure(EntityTypeBuilder<Change> builder)
    {
        builder.HasMany(change => change.Rows).WithOne().HasForeignKey(row => row.ChangeId);
        builder.HasIndex(change => change.PersonId);
    }
}
