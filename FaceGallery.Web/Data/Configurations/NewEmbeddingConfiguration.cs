using FaceGallery.Domain.Faces;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FaceGallery.Web.Data.Configurations;

internal sealed class NewEmbeddingConfiguration : IEntityTypeConfiguration<NewEmbedding>
{
    public void Configure(EntityTypeBuilder<NewEmbedding> builder)
    {
        builder.HasKey(embedding => embedding.FaceId);
        builder.HasOne<Face>().WithOne().HasForeignKey<NewEmbedding>(embedding => embedding.FaceId);
    }
}
