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
        builder.HasIndex(face => new { face.PersonId, face.PhotoId });
        builder.HasIndex(face => face.ClusterId);
    }

    internal static byte[] ToBytes(FaceLandmarks landmarks) =>
        MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(in landmarks, 1)).ToArray();

    internal static FaceLandmarks FromBytes(byte[] bytes) => MemoryMarshal.Read<FaceLandmarks>(bytes);
}
