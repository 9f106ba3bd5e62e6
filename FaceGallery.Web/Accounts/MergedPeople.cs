using System.Globalization;
using FaceGallery.Domain.History;
using FaceGallery.Domain.People;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Accounts;

/// <summary>What the owner said of an account is no change of the library, so that no undo takes it back: who is meant by it is asked of the history.</summary>
internal static class MergedPeople
{
    /// <returns>The person, or into whom they were merged while that stands; whoever was deleted stays who they are.</returns>
    public static async Task<int?> MergedIntoAsync(this FaceGalleryDbContext context, int? personId, CancellationToken cancellationToken)
    {
        while (personId is { } id && !await context.People.AnyAsync(person => person.Id == id, cancellationToken))
        {
            var key = id.ToString(CultureInfo.InvariantCulture);
            var into = await context.Changes
                .Where(change => change.Kind == ChangeKind.PeopleMerged && change.UndoneAt == null && change.PersonId != id && change.Rows.Any(row => row.Entity == nameof(Person) && row.Key == key && row.After == null))
                .Select(change => change.PersonId).FirstOrDefaultAsync(cancellationToken);
            if (into is null)
            {
                break;
            }

            personId = into;
        }

        return personId;
    }
}
