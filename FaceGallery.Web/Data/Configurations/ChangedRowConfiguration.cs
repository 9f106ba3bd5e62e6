using FaceGallery.Domain.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FaceGallery.Web.Data.Configurations;

internal sealed class ChangedRowConfiguration : IEntityTypeConfiguration<ChangedRow>
{
    public void Configure(EntityTypeBuilder<ChangedRow> builder)
    {
        // What later changes rest on: the same row, or the same person.
        builder.HasIndex(row => new { row.Entity, row.Key });
        builder.HasIndex(row => row.PersonId);
    }
}
