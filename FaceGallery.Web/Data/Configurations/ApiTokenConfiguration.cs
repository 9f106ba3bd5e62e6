using FaceGallery.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FaceGallery.Web.Data.Configurations;

internal sealed class ApiTokenConfiguration : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.Property(token => token.Name).HasMaxLength(ApiToken.MaxNameLength);
        builder.HasIndex(token => token.Name).IsUnique();
        builder.HasIndex(token => token.Hash).IsUnique();
    }
}
