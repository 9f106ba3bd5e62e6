using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Recognition;

/// <summary>One sentence for each setting that names no model, and for each entry that does not tell what must be known.</summary>
internal sealed class ModelOptionsValidator : IValidateOptions<ModelOptions>
{
    public ValidateOptionsResult Validate(string? name, ModelOptions options)
    {
        var problems = new List<string>();
        Check(nameof(ModelOptions.Detectors), options.Detectors ?? []);
        Check(nameof(ModelOptions.Embedders), options.Embedders ?? []);
        Find(nameof(ModelOptions.Detector), options.Detector, options.KnownDetectors);
        Find(nameof(ModelOptions.Embedder), options.Embedder, options.KnownEmbedders);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

        void Find(string setting, string wanted, IEnumerable<ModelEntry> known)
        {
            if (known.All(entry => entry.Name != wanted))
            {
                problems.Add($"Models:{setting} is {wanted}, which no entry tells of. There are: {string.Join(", ", known.Select(entry => entry.Name))}.");
            }
        }

        void Check(string setting, IEnumerable<ModelEntry> entries)
        {
            foreach (var (i, entry) in entries.Index())
            {
                var results = new List<ValidationResult>();
                if (!Validator.TryValidateObject(entry, new ValidationContext(entry), results, validateAllProperties: true))
                {
                    problems.Add($"Models:{setting}:{i}: {string.Join(' ', results.Select(result => result.ErrorMessage))}");
                }
                else if (entry is EmbedderEntry embedder && (embedder.Mean.Length == 2 || embedder.Deviation.Length == 2 || embedder.Deviation.Any(value => value is 0 or float.NaN)))
                {
                    problems.Add($"Models:{setting}:{i}: Mean and Deviation are one number or three, and no deviation is 0.");
                }
                else if (entry is EmbedderEntry { Thresholds: { } thresholds } && thresholds.Problems().ToList() is { Count: > 0 } wrong)
                {
                    problems.Add($"Models:{setting}:{i}:Thresholds: {string.Join(' ', wrong)}");
                }
            }
        }
    }
}
