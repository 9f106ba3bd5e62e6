using System.Globalization;
using FaceGallery.Domain.Faces;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Tests.Fixtures;

/// <summary>What a database says, as text that can be compared.</summary>
internal static class DatabaseFingerprint
{
    /// <summary>Tables that tell what was done, not what is; the accounts, which every sign-in writes; and what SQLite notes of sizes.</summary>
    private static readonly HashSet<string> Volatile = ["Accounts", "AccountTokens", "Changes", "ChangedRows", "SecurityEvents", "Sessions", "ApiTokens", "sqlite_sequence", "sqlite_stat1", "__EFMigrationsHistory", "__EFMigrationsLock"];

    /// <summary>Every value of every row of every table but the volatile ones: of one database before and after.</summary>
    /// <param name="but">Tables that are left out, too.</param>
    public static async Task<string> ExactAsync(FaceGalleryDbContext context, params IEnumerable<string> but)
    {
        var lines = new List<string>();
        foreach (var table in await context.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'table' ORDER BY name").ToListAsync())
        {
            if (!Volatile.Contains(table) && !but.Contains(table))
            {
                lines.Add(table);
                lines.AddRange(await RowsAsync(context, table));
            }
        }

        return string.Join('\n', lines);
    }

    /// <summary>Ids and times of the run aside: of two databases.</summary>
    public static async Task<string> OfAsync(FaceGalleryDbContext context)
    {
        var names = await context.People.ToDictionaryAsync(person => person.Id, person => person.Name);
        var people = await context.People.Select(person => $"{person.Name} {person.IsHidden} {person.IsPrivate} {person.Birthday} {person.CoverFaceId}").ToListAsync();
        var memories = (await context.PortraitMemories.ToListAsync()).Select(memory => $"{memory.ContentHash} {memory.NameKey} {Name(names, memory.PersonId)}");
        var photos = await context.Photos.Include(photo => photo.Faces).ThenInclude(face => face.Embedding)
            .OrderBy(photo => photo.Kind).ThenBy(photo => photo.Path).AsNoTracking().ToListAsync();
        var enrolled = (await context.Enrolments.ToListAsync()).ToLookup(enrolment => enrolment.FaceId, enrolment => names[enrolment.PersonId]);
        var rejected = (await context.Rejections.ToListAsync()).ToLookup(rejection => rejection.FaceId, rejection => names[rejection.PersonId]);
        var clusters = photos.SelectMany(photo => photo.Faces.OrderBy(face => face.Ordinal)).Where(face => face.ClusterId is not null)
            .Select(face => face.ClusterId!.Value).Distinct().Index().ToDictionary(cluster => cluster.Item, cluster => cluster.Index);
        var lines = photos.SelectMany(photo => photo.Faces.OrderBy(face => face.Ordinal).Select(face => string.Join(' ',
                [Found(face), Said(face, names), .. enrolled[face.Id].Order(), "not", .. rejected[face.Id].Order(), face.ClusterId is { } id ? clusters[id] : "alone"]))
            .Prepend($"{photo.Kind} {photo.Path} {photo.State} {photo.FailureReason} {photo.ContentHash} {photo.Width}x{photo.Height} {photo.FaceCount} {photo.NamedFaceCount} {photo.TakenAt:s} {photo.MissingSince is null}"));
        return string.Join('\n', people.Concat(memories).Order(StringComparer.Ordinal).Concat(lines));
    }

    private static async Task<IEnumerable<string>> RowsAsync(FaceGalleryDbContext context, string table)
    {
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add("  " + string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(column => $"{reader.GetName(column)}={Text(reader.GetValue(column))}")));
        }

        return rows.Order(StringComparer.Ordinal);
    }

    private static string? Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture);

    private static string Found(Face face) => string.Create(
        CultureInfo.InvariantCulture, $"  {face.Ordinal} {face.Box} {face.Score:R} {face.Quality} {Convert.ToHexString(face.Embedding?.Vector ?? [])}");

    private static string Said(Face face, Dictionary<int, string> names) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name(names, face.PersonId)} {face.Similarity:R} {face.AssignedBy} {Name(names, face.SuggestedPersonId)} {face.SuggestedSimilarity:R} {face.IsNotAFace} {face.IsStranger}");

    private static string? Name(Dictionary<int, string> names, int? id) => id is { } known ? names[known] : null;
}
