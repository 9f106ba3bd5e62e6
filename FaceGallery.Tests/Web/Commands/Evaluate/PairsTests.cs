using FaceGallery.Domain.Detection;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Commands.Evaluate;
using Shouldly;

namespace FaceGallery.Tests.Web.Commands.Evaluate;

public sealed class PairsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lfws_format_names_photos_by_number_and_keeps_its_folds()
    {
        var pairs = await ReadAsync("2\t1\nAda\t1\t12\nAda\t3\tBob\t4\nBob\t1\t2\nBob\t1\tAda\t2\n");
        pairs.Select(pair => (pair.Same, pair.Fold)).ShouldBe([(true, 0), (false, 0), (true, 1), (false, 1)]);
        pairs[0].ShouldBe(new LabelledPair("Ada/Ada_0001.jpg", "Ada/Ada_0012.jpg", Same: true, Fold: 0));
    }

    [Theory]
    [InlineData("file_x,file_y,Decision\na.jpg,b.jpg,Yes\na.jpg,c.jpg,No\n")]
    [InlineData("a.jpg,b.jpg,Yes\na.jpg,c.jpg,No\n")]
    public async Task A_csv_may_have_a_header(string text) =>
        (await ReadAsync(text)).Select(pair => pair.Same).ShouldBe([true, false]);

    [Theory]
    [InlineData("a.jpg,b.jpg,Yes\na.jpg,b.jpg,Perhaps\n", "line 2: 'a.jpg,b.jpg,Perhaps' is not file_x,file_y,Yes or file_x,file_y,No")]
    [InlineData("1\t1\nAda\t1\tx\nAda\t1\tBob\t1\n", "line 2: 'Ada\t1\tx' is not name i j")]
    [InlineData("10\t300\nAda\t1\t2\n", "promises 6000 pairs in its first line, but 1 lines follow")]
    [InlineData("nonsense\n", "line 1: 'nonsense' is not the numbers of folds and of pairs")]
    public async Task A_malformed_line_is_named(string text, string message) =>
        (await Should.ThrowAsync<EvaluationException>(() => ReadAsync(text))).Message.ShouldContain(message);

    [Fact]
    public void A_pair_with_a_faceless_photo_counts_as_different()
    {
        var faces = new Dictionary<string, Embedding?> { ["a"] = Face(1, 0), ["b"] = Face(1, 0.1f), ["c"] = Face(0, 1), ["d"] = null };
        LabelledPair[] pairs = [new("a", "b", true, 0), new("a", "c", false, 0), new("a", "d", true, 0), new("c", "d", false, 0)];
        var result = PairsEvaluation.Evaluate(pairs, faces);
        result.Accuracy.ShouldBe(0.75);
        result.WithoutFace.ShouldBe(1);
        result.BestThreshold.ShouldBeInRange(0, 0.99);
        result.TarAtFar["0.01"].ShouldBe(0.5);
    }

    [Fact]
    public void Each_fold_is_judged_with_the_threshold_of_the_others()
    {
        var faces = new Dictionary<string, Embedding?> { ["a"] = Face(1, 0), ["near"] = Face(1, 0.5f), ["far"] = Face(1, 2), ["farther"] = Face(0, 1) };
        LabelledPair[] pairs =
        [
            new("a", "near", true, 0), new("a", "far", false, 0),
            new("a", "far", true, 1), new("a", "farther", false, 1),
        ];
        PairsEvaluation.Evaluate(pairs, faces).Accuracy.ShouldBe(0.5);
    }

    private static Embedding Face(float x, float y) => Embedding.FromOutput("test", [x, y]);

    private Task<IReadOnlyList<LabelledPair>> ReadAsync(string text) =>
        PairsFile.ReadAsync(_folder.Write("pairs.txt", System.Text.Encoding.UTF8.GetBytes(text)), TestContext.Current.CancellationToken);
}
