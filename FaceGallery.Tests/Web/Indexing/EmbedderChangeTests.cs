using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.Photos;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Recognition;
using FaceGallery.Web.History;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Recognition;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Indexing;

/// <summary>From one model to another over real photos.</summary>
public sealed class EmbedderChangeTests(SpokenOfParty party) : IClassFixture<SpokenOfParty>
{
    private const string Default = "MobileFaceNet";
    private const string Other = "Unmirrored";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_old_one_answers_until_the_other_has_embedded_all_and_what_humans_said_stays()
    {
        await using var library = await party.CopyAsync();
        library.Set(Networks.Unmirrored());
        await library.OpenAsync();
        var (before, said) = (await SpokenOfParty.EmbeddingsAsync(library), await SpokenOfParty.SaidAsync(library));
        (await EmbedAsync(library))[0].ShouldBe(before.Count);

        // As after a process that died: what is embedded waits, and is not embedded again.
        await library.OpenAsync();
        Engine(library).EmbedderName.ShouldBe(Default);
        (await SpokenOfParty.EmbeddingsAsync(library)).Values.ShouldAllBe(embedding => embedding.Model == Default);
        (await EmbedAsync(library)).ShouldBe([0]);
        await SpokenOfParty.ChangeModelsAsync(library);

        var after = await SpokenOfParty.EmbeddingsAsync(library);
        Engine(library).EmbedderName.ShouldBe(Other);
        after.Keys.ShouldBe(before.Keys, ignoreOrder: true);
        after.Values.ShouldAllBe(embedding => embedding.Model == Other);
        after.Select(face => Cosine(face.Value, before[face.Key])).ShouldAllBe(likeness => likeness > 0.6f && likeness < 0.99999f);
        (await SpokenOfParty.SaidAsync(library)).ShouldBe(said);
        EnglishText.Of(Change(library).Notes.ShouldHaveSingleItem()).ShouldStartWith($"{Other} took the place of {Default}. Of the names that the machine gave, ");
        (await library.QueryAsync(context => context.NewEmbeddings.CountAsync(Stop))).ShouldBe(0);

        // A second start has nothing to do, and knows whose embeddings they are; what was said before is undone as ever.
        await library.OpenAsync();
        Engine(library).EmbedderName.ShouldBe(Other);
        (await Change(library).RunAsync(Stop)).ShouldBeNull();
        using var scope = library.Services.CreateScope();
        (await scope.ServiceProvider.GetRequiredService<ChangeHistory>().UndoAsync(party.Naming, withLater: false, Stop)).ShouldBe(1);
        (await library.QueryAsync(context => context.Faces.AnyAsync(face => face.AssignedBy == AssignedBy.Human && face.Photo!.Kind == RootKind.Photos, Stop))).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_goes_back_in_the_middle_has_lost_nothing()
    {
        await using var library = await party.CopyAsync();
        await library.OpenAsync();
        var before = await library.QueryAsync(context => DatabaseFingerprint.ExactAsync(context, "AnsweringEmbedders"));
        library.Set(Networks.Unmirrored());
        await library.OpenAsync();
        await EmbedAsync(library);

        library.Set();
        await library.OpenAsync();
        (await Change(library).RunAsync(Stop)).ShouldBeNull();

        (await library.QueryAsync(context => DatabaseFingerprint.ExactAsync(context, "AnsweringEmbedders"))).ShouldBe(before);
        (Engine(library).EmbedderName, Change(library).Notes.Count).ShouldBe((Default, 0));
    }

    [Fact]
    public async Task A_share_that_is_away_is_waited_for_and_photos_that_are_gone_keep_their_names()
    {
        await using var library = await party.CopyAsync();
        File.Delete(Path.Combine(library.Photos, "IMG_0004.jpg"));
        await library.IndexAsync();
        Directory.Delete(Path.Combine(library.Data, "renditions"), recursive: true);
        Directory.Move(library.Photos, library.Photos + "-away");
        var names = await NamesOfGoneAsync(library);
        names.ShouldNotBeEmpty();
        var before = await SpokenOfParty.EmbeddingsAsync(library);
        library.Set(Networks.Unmirrored());
        await library.OpenAsync();

        (await Change(library).RunAsync(Stop)).ShouldBe(TimeSpan.FromHours(1));
        EnglishText.Of(Change(library).Notes.ShouldHaveSingleItem()).ShouldStartWith($"{Other} waits: the pictures of ");
        Engine(library).EmbedderName.ShouldBe(Default);

        Directory.Move(library.Photos + "-away", library.Photos);
        await SpokenOfParty.ChangeModelsAsync(library);
        (await NamesOfGoneAsync(library)).ShouldBe(names);
        var after = await SpokenOfParty.EmbeddingsAsync(library);
        after.Values.Count(embedding => embedding.Model == Default).ShouldBe(names.Count);
        after.Where(face => face.Value.Model == Other).Select(face => Cosine(face.Value, before[face.Key])).ShouldAllBe(likeness => likeness > 0.6f);
        EnglishText.Of(Change(library).Notes.ShouldHaveSingleItem()).ShouldEndWith($"could not be embedded anew: {names.Count}.");
    }

    [Theory]
    [InlineData("Sha256", "0000000000000000000000000000000000000000000000000000000000000000", "was ignored: its SHA-256 is wrong, so it is another version or damaged.")]
    [InlineData("FileName", "nowhere.onnx", "nowhere.onnx is missing. Download it on the settings page")]
    [InlineData("VectorSize", "512", "is not what its entry says: it answers 128 numbers; expected output0 [1,512].")]
    public async Task One_that_cannot_be_used_is_told_in_one_sentence_and_the_old_one_serves_on(string field, string value, string told)
    {
        await using var library = await party.CopyAsync();
        library.Set(Networks.Unmirrored((field, value)));
        await library.OpenAsync();
        await Change(library).RunAsync(Stop);

        var sentence = EnglishText.Of(Change(library).Problem.ShouldNotBeNull());
        sentence.ShouldStartWith($"{Other} is not used, {Default} serves on: ");
        sentence.ShouldContain(told);
        library.AddPhoto("party/Photos/IMG_0005.jpg");
        await library.IndexAsync();
        (await library.PhotoAsync("IMG_0005.jpg")).State.ShouldBe(PhotoState.Indexed);
        (await SpokenOfParty.EmbeddingsAsync(library)).Values.ShouldAllBe(embedding => embedding.Model == Default);
    }

    [Fact]
    public async Task One_without_thresholds_finds_and_groups_faces_and_names_nobody()
    {
        await using var library = new TestLibrary([.. Networks.Unmirrored().Where(setting => !setting.Key.Contains("Thresholds", StringComparison.Ordinal))]);
        library.AddPhoto("party/Photos/IMG_0002.jpg");
        library.AddPhoto("party/Photos/IMG_0003.jpg");
        library.AddPortrait("party/People/Barack Obama.jpg");
        await library.IndexAsync();

        var faces = await library.QueryAsync(context => context.Faces.Where(face => face.Photo!.Kind == RootKind.Photos).ToListAsync(Stop));
        faces.ShouldNotBeEmpty();
        faces.ShouldAllBe(face => face.PersonId == null && face.SuggestedPersonId == null);
        faces.ShouldContain(face => face.ClusterId != null);
        EnglishText.Of(Change(library).Problem.ShouldNotBeNull()).ShouldStartWith($"The embedder {Other} has no thresholds, so faces are found and grouped, but nobody is named.");
    }

    [Fact]
    public async Task Another_detector_looks_at_all_photos_anew_and_what_humans_said_stays_with_the_faces_that_lie_there()
    {
        await using var library = await party.CopyAsync();
        library.Set(("Models:Detector", "yunet_s_dynamic"));
        await library.OpenAsync();
        var said = await SpokenOfParty.SaidAsync(library);
        var before = await BoxesAsync(library);
        await SpokenOfParty.ChangeModelsAsync(library);

        var after = await BoxesAsync(library);
        (await library.QueryAsync(context => context.Photos.Where(photo => photo.Kind == RootKind.Photos).Select(photo => photo.Detector).Distinct().SingleAsync(Stop))).ShouldBe("yunet_s_dynamic");
        (await SpokenOfParty.SaidAsync(library)).ShouldBe(said);
        var same = after.Keys.Intersect(before.Keys).ToList();
        same.Count.ShouldBeGreaterThan(before.Count * 3 / 4);
        same.ShouldAllBe(face => after[face].Overlap(before[face]) > 0.5f);
        same.ShouldContain(face => after[face] != before[face]);

        library.Set();
        await library.OpenAsync();
        await SpokenOfParty.ChangeModelsAsync(library);
        (await SpokenOfParty.SaidAsync(library)).ShouldBe(said);
        var again = await BoxesAsync(library);
        same.ShouldAllBe(face => again[face] == before[face]);
    }

    [Fact]
    public async Task A_detector_that_cannot_be_used_is_told_and_the_default_serves()
    {
        await using var library = await party.CopyAsync();
        library.Set([("Models:Detector", "mine"), ("Models:Detectors:0:Name", "mine"), ("Models:Detectors:0:FileName", "MobileFaceNet.onnx"), .. OfFile(ModelManifest.Embedders[0])]);
        library.AddPhoto("party/Photos/IMG_0005.jpg");
        await library.IndexAsync();
        await Change(library).RunAsync(Stop);

        (await library.PhotoAsync("IMG_0005.jpg")).Faces.ShouldNotBeEmpty();
        var sentence = EnglishText.Of(Change(library).Problem.ShouldNotBeNull());
        sentence.ShouldStartWith("mine is not used, yunet_n_dynamic serves on: ");
        sentence.ShouldContain("MobileFaceNet.onnx is not what its entry says: input input0 [1,3,112,112]; expected input [1,3,320,320].");
    }

    private static IEnumerable<(string Key, string Value)> OfFile(ModelEntry known) => new (string Key, string Value)[]
    {
        ("Licence", known.Licence), ("Sha256", known.Sha256), ("Size", $"{known.Size}"), ("Address", $"{known.Address}"),
    }.Select(part => ($"Models:Detectors:0:{part.Key}", part.Value));

    /// <returns>How many were left, before it began and after each photo.</returns>
    private static async Task<List<int>> EmbedAsync(TestLibrary library)
    {
        var left = new List<int>();
        var store = library.Services.GetRequiredService<ModelStore>();
        await library.Services.GetRequiredService<FaceReembedding>().RunAsync(Engine(library).Open(store.Embedder), left.Add, Stop);
        return left;
    }

    private static Task<Dictionary<int, int?>> NamesOfGoneAsync(TestLibrary library) =>
        library.QueryAsync(context => context.Faces.Where(face => face.Photo!.MissingSince != null).ToDictionaryAsync(face => face.Id, face => face.PersonId, Stop));

    private static Task<Dictionary<int, RelativeBox>> BoxesAsync(TestLibrary library) =>
        library.QueryAsync(context => context.Faces.Where(face => face.Photo!.Kind == RootKind.Photos).ToDictionaryAsync(face => face.Id, face => face.Box, Stop));

    private static float Cosine(FaceEmbedding one, FaceEmbedding other) =>
        TensorPrimitives.CosineSimilarity(MemoryMarshal.Cast<byte, float>(one.Vector), MemoryMarshal.Cast<byte, float>(other.Vector));

    private static ModelChange Change(TestLibrary library) => library.Services.GetRequiredService<ModelChange>();

    private static RecognitionEngine Engine(TestLibrary library) => library.Services.GetRequiredService<RecognitionEngine>();
}
