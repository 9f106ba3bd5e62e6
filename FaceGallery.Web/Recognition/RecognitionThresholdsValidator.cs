using FaceGallery.Domain.Matching;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Recognition;

internal sealed class RecognitionThresholdsValidator : IValidateOptions<RecognitionThresholds>
{
    public ValidateOptionsResult Validate(string? name, RecognitionThresholds options)
    {
        var problems = options.Problems().ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
