using FaceGallery.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FaceGallery.Web.Data.Configurations;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Property(person => person.Name).HasMaxLength(PersonName.MaxLength);
        builder.HasIndex(person => person.NameKey).IsUnique();
        builder.HasMany(person => person.Enrolments).WithOne(enrolment => enrolment.Person).HasForeignKey(enrolment => enrolment.PersonId);
    }
}
