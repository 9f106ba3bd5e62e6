using System.ComponentModel.DataAnnotations;

namespace FaceGallery.Web.Api;

/// <summary>Which part of a list is wanted.</summary>
public sealed record ApiPage
{
    public const int Max = 500;

    private const int Usual = 100;

    /// <summary>How many to leave out; 0 unless said.</summary>
    [Range(0, int.MaxValue, ErrorMessage = "skip must not be negative.")]
    public int? Skip { get; init; }

    /// <summary>How many at most; 100 unless said.</summary>
    [Range(0, Max, ErrorMessage = "take must be from {1} to {2}.")]
    public int? Take { get; init; }

    public int From => Skip ?? 0;

    public int Count => Take ?? Usual;
}
