using FaceGallery.Domain.Faces;
using FaceGallery.Domain.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FaceGallery.Web.Data.Configurations;

internal sealed class AnsweringEmbedderConfiguration : IEntityTypeConfiguration<AnsweringEmbedder>
{
    public void Configure(EntityTypeBuilder<AnsweringEmbedder> builder) =>
        builder.Property(answering => answering.Result).HasConversion(result => result!.ToString(), stored => Message.Parse(stored));
}
