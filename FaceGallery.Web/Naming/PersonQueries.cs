using FaceGallery.Domain.Faces;
using FaceGallery.Domain.People;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Naming;

/// <summary>Finds people by what they are called.</summary>
internal static class PersonQueries
{
    /// <summary>Faces that bear the person's name or stand for the person.</summary>
    public static IQueryable<Face> FacesOf(this FaceGalleryDbContext context, int personId) => context.Faces.Where(face =>
        face.PersonId == personId || context.Enrolments.Any(own => own.FaceId == face.Id && own.PersonId == personId));

    /// <summary>Somebody who may be meant by the name, but is not called exactly that.</summary>
    /// <param name="but">Not this person.</param>
    public static async Task<Contradiction?> SimilarAsync(this FaceGalleryDbContext context, PersonName name, int? but, CancellationToken cancellationToken)
    {
        var others = context.People.Where(person => person.Id != but);
        if (await others.AnyAsync(person => person.Name == name.Value, cancellationToken))
        {
            return null;
        }

        var people = await others.Select(person => new { person.Id, person.Name, person.NameKey }).ToListAsync(cancellationToken);
        var similar = people.Where(person => PersonName.LikenessOf(person.Name) == name.Likeness)
            .OrderByDescending(person => person.NameKey == name.Key).ThenBy(person => person.Id).FirstOrDefault();
        return similar is null ? null : new Contradiction(Contradictions.SimilarName, 1, similar.Id, similar.Name, similar.NameKey == name.Key);
    }

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
