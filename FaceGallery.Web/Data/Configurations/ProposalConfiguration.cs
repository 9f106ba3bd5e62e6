using FaceGallery.Domain.People;
using FaceGallery.Domain.Photos;
using FaceGallery.Domain.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FaceGallery.Web.Data.Configurations;

internal sealed class ProposalConfiguration : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.Property(proposal => proposal.Name).HasMaxLength(Proposal.MaxNameLength);
        builder.HasIndex(proposal => proposal.AnsweredAt);
        builder.HasOne<Share>().WithMany().HasForeignKey(proposal => proposal.ShareId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Photo>().WithMany().HasForeignKey(proposal => proposal.PhotoId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(proposal => proposal.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
