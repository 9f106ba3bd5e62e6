using FaceGallery.Domain.Faces;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.History;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Naming;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FaceGallery.Tests.Fixtures;

/// <summary>Photos of a party, with portraits, of which a human said something. Closed, to be copied.</summary>
public sealed class SpokenOfParty : IAsyncLifetime
{
    private readonly TestLibrary _library = new();

    /// <summary>A change that can be undone.</summary>
    public int Naming { get; private set; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        foreach (var photo in (string[])["IMG_0002.jpg", "IMG_0004.jpg", "IMG_0013.jpg", "IMG_0020.jpg", "IMG_0021.jpg", "IMG_0022.jpg"])
        {
            _library.AddPhoto($"party/Photos/{photo}");
        }

        _library.AddPhoto("groups/fr_two_people.jpg");
        foreach (var portrait in SharedFiles.PhotosBelow("party/People"))
        {
            _library.AddPortrait(portrait);
        }

        await _library.IndexAsync();
        Naming = await SayAsync(_library);
        await _library.CloseAsync();
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    public Task<TestLibrary> CopyAsync() => _library.CopyWithPhotosAsync();

    /// <summary>A human names a face, and says of another that it is not the one for whom it is taken.</summary>
    /// <returns>The naming, to be undone.</returns>
    public static async Task<int> SayAsync(TestLibrary library)
    {
        using var scope = library.Services.CreateScope();
        var tagging = ActivatorUtilities.CreateInstance<FaceTagging>(scope.ServiceProvider);
        var faces = await library.QueryAsync(context => context.Faces.Where(face => face.Photo!.Kind == RootKind.Photos).OrderBy(face => face.Id).ToListAsync(Stop));
        var rejected = faces.First(face => face.AssignedBy == AssignedBy.Machine);
        await tagging.RejectAsync([rejected.Id], null, Stop);
        var change = await tagging.NameAsync([faces.Last(face => face != rejected && face.AssignedBy == AssignedBy.Machine && face.CanVouch).Id], "Somebody else", Contradictions.None, Stop);
        return change.ChangeId!.Value;
    }

    /// <summary>All that humans said, and by whom others are recognised.</summary>
    public static Task<string> SaidAsync(TestLibrary library) => library.QueryAsync(async context => string.Join(
        '\n',
        (await context.Faces.Where(face => face.AssignedBy == AssignedBy.Human).Select(face => $"{face.Id} {face.PersonId}").ToListAsync(Stop))
            .Concat(await context.Rejections.Select(rejection => $"{rejection.FaceId} not {rejection.PersonId}").ToListAsync(Stop))
            .Concat(await context.Enrolments.Select(enrolment => $"{enrolment.FaceId} for {enrolment.PersonId}").ToListAsync(Stop)).Order(StringComparer.Ordinal)));

    public static Task<Dictionary<int, FaceEmbedding>> EmbeddingsAsync(TestLibrary library) =>
        library.QueryAsync(context => context.FaceEmbeddings.AsNoTracking().ToDictionaryAsync(embedding => embedding.FaceId, Stop));

    /// <summary>As the background job does, until there is nothing more to do for now.</summary>
    public static async Task ChangeModelsAsync(TestLibrary library)
    {
        var change = library.Services.GetRequiredService<ModelChange>();
        while (await change.RunAsync(Stop) == TimeSpan.FromMinutes(1))
        {
            // What was on its way when the other one took over.
        }

        await library.IndexAsync();
    }
}
