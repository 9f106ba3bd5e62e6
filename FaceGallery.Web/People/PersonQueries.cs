using FaceGallery.Domain.People;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.People;

/// <summary>Finds people by what they are called.</summary>
internal static class PersonQueries
{
    /// <summary>The person of that name, who is made, with an id, where there is none.</summary>
    public static async Task<Person> FindOrAddAsync(this FaceGalleryDbContext context, PersonName name, CancellationToken cancellationToken)
    {
        if (await context.People.FirstOrDefaultAsync(person => person.NameKey == name.Key, cancellationToken) is { } known)
        {
            return known;
        }

        var person = context.People.Add(Person.Named(name)).Entity;
        await context.SaveChangesAsync(cancellationToken);
        return person;
    }
}
