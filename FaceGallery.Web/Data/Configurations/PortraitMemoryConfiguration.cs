using FaceGallery.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FaceGallery.Web.Data.Configurations;

internal sealed class PortraitMemoryConfiguration : IEntityTypeConfiguration<PortraitMemory>
{
    public void Configure(EntityTypeBuilder<PortraitMemory> builder)
    {
        builder.HasKey(memory => new { memory.ContentHash, memory.NameKey });
        builder.HasIndex(memory => memory.NameKey);
        builder.HasIndex(memory => memory.PersonId);
    }
}
