using System.Runtime.InteropServices;
using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FaceGallery.Web.Data.Configurations;

internal sealed class FaceConfiguration : IEntityTypeConfiguration<Face>
{
    public void Configure(EntityTypeBuilder<Face> builder)
    {
        builder.ComplexProperty(face => face.Box);
        builder.ComplexProperty(face => face.Quality);
        builder.Property(face => face.Landmarks).HasConversion(
            landmarks => ToBytes(landmarks),
            bytes => FromBytes(bytes));

        builder.HasOne(face => face.Embedding).WithOne().HasForeignKey<FaceEmbedding>(embedding => embedding.FaceId);
        builder.HasOne<Person>().WithMany().HasForeignKey(face => face.PersonId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Person>().WithMany().HasForeignKey(face => face.SuggestedPersonId).OnDelete(DeleteBehavior.SetNull);

        builder.HasIndex(face => new { face.PhotoId, face.Ordinal });
        builder.HasIndex(face => face.ClusterId).HasFilter("ClusterId IS NOT NULL");

        // What is counted of all faces is told by an index alone, without the rows: everybody's photos and best faces, who is unknown, and who waits for an answer.
        builder.HasIndex(face => new { face.PersonId, face.PhotoId, face.IsNotAFace, face.CoverPoints });
        builder.HasIndex(face => new { face.PersonId, face.ClusterId, face.PhotoId, face.IsNotAFace, face.IsStranger }).HasFilter("PersonId IS NULL");
        builder.HasIndex(face => new { face.SuggestedPersonId, face.ClusterId, face.PhotoId, face.IsNotAFace, face.IsStranger, face.Revision, face.SuggestedSimilarity }).HasFilter("SuggestedPersonId IS NOT NULL");
    }

    internal static byte[] ToBytes(FaceLandmarks landmarks) =>
        MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(in landmarks, 1)).ToArray();

    internal static FaceLandmarks FromBytes(byte[] bytes) => MemoryMarshal.Read<FaceLandmarks>(bytes);
}
