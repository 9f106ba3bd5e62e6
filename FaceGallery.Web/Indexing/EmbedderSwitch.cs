using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using FaceGallery.Web.Matching;
using FaceGallery.Web.Recognition;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Indexing;

/// <summary>What another embedder changed: names that the machine gives.</summary>
/// <param name="Lost">Faces that had a name and have none.</param>
/// <param name="Found">Faces that had none and have one.</param>
public sealed record NameDifferences(int Same, int Changed, int Lost, int Found);

/// <summary>Puts the new embeddings in the place of the old ones, all at once, and has all names decided anew. What humans said stays.</summary>
public sealed class EmbedderSwitch(
    IDbContextFactory<FaceGalleryDbContext> contexts, LibraryWriteLock writing, FaceMatchingService naming, RecognitionEngine engine, LibraryEvents events)
{
    public async Task<NameDifferences> SwitchAsync(EmbedderEntry embedder, CancellationToken cancellationToken)
    {
        var before = await NamesAsync(cancellationToken);
        using (await writing.AcquireAsync(cancellationToken))
        {
            await WriteAsync(embedder.Name, cancellationToken);
            if (engine.EmbedderName != embedder.Name)
            {
                engine.Serve(embedder);
                naming.ForgetEmbeddings();
            }
        }

        await naming.NameAsync(cancellationToken);
        events.Publish(LibraryTopics.Content);
        var after = await NamesAsync(cancellationToken);
        return new NameDifferences(
            before.Count(face => after.GetValueOrDefault(face.Key) == face.Value),
            before.Count(face => after.TryGetValue(face.Key, out var person) && person != face.Value),
            before.Count(face => !after.ContainsKey(face.Key)),
            after.Count(face => !before.ContainsKey(face.Key)));
    }

    private async Task<Dictionary<int, int>> NamesAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await context.Faces.Where(face => face.AssignedBy == AssignedBy.Machine && face.PersonId != null).ToDictionaryAsync(face => face.Id, face => face.PersonId!.Value, cancellationToken);
    }

    /// <summary>By statements: hundreds of thousands of rows need not be read to be written. A face that was found anew since it was embedded is left to the next time.</summary>
    private async Task WriteAsync(string model, CancellationToken cancellationToken)
    {
        const int Unsure = (int)FaceFlaws.Unsure;
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM NewEmbeddings WHERE Model <> {model} OR Revision <> (SELECT Revision FROM Faces WHERE Id = FaceId);
            UPDATE FaceEmbeddings SET Model = known.Model, Vector = known.Vector FROM NewEmbeddings known WHERE known.FaceId = FaceEmbeddings.FaceId;
            UPDATE Faces SET Revision = Faces.Revision + 1, Quality_Flaws = (Quality_Flaws & ~{Unsure}) | ({Unsure} * known.IsUnsure) FROM NewEmbeddings known WHERE known.FaceId = Faces.Id;
            DELETE FROM NewEmbeddings;
            """,
            cancellationToken);
        var answering = await context.AnsweringEmbedders.SingleOrDefaultAsync(cancellationToken) ?? context.AnsweringEmbedders.Add(new AnsweringEmbedder { Model = model }).Entity;
        if (answering.Model != model)
        {
            (answering.Model, answering.Result) = (model, null);
        }

        answering.IsWhole = false;
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
