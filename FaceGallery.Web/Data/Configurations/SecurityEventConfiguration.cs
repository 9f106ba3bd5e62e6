using FaceGallery.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FaceGallery.Web.Data.Configurations;

internal sealed class SecurityEventConfiguration : IEntityTypeConfiguration<SecurityEvent>
{
    public void Configure(EntityTypeBuilder<SecurityEvent> builder)
    {
        builder.Property(entry => entry.Network).HasMaxLength(SecurityEvent.MaxNetworkLength);
        builder.HasIndex(entry => entry.LastAt);
    }
}
