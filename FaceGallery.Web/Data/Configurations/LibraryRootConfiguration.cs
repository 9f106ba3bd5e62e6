using FaceGallery.Domain.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FaceGallery.Web.Data.Configurations;

internal sealed class LibraryRootConfiguration : IEntityTypeConfiguration<LibraryRoot>
{
    public void Configure(EntityTypeBuilder<LibraryRoot> builder) =>
        builder.HasIndex(root => new { root.Path, root.Kind }).IsUnique();
}
