using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Matching;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Recognition;
using FaceGallery.Web.Commands.Evaluate;
using Shouldly;

namespace FaceGallery.Tests.Web.Commands.Evaluate;

public sealed class IdentitiesEvaluationTests(Recognising recognising) : IClassFixture<Recognising>
{
    [Fact]
    public void Thirty_people_of_lfw_are_named_by_one_portrait_and_kept_apart()
    {
        var faces = SharedFiles.PhotosBelow("lfw").Take(180).Select(photo => new IdentifiedFace(Path.GetDirectoryName(photo)!, photo, Central(photo))).ToList();
        var result = new IdentitiesEvaluation(new RecognitionThresholds()).Evaluate(faces);
        result.Faces.ShouldBe(180);
        result.Rank1.ShouldBeGreaterThan(0.98);
        result.OnePortrait.Precision.ShouldBeGreaterThan(0.98);
        result.OnePortrait.Recall.ShouldBeGreaterThan(0.95);
        result.Clustering.Precision.ShouldBeGreaterThan(0.98);
        result.Clustering.F.ShouldBeGreaterThan(0.97);
    }

    private AnalysedFace Central(string photo) => CentralFace.Of(recognising.Faces(photo), aspectRatio: 1)!;
}
