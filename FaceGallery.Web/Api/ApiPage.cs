namespace FaceGallery.Web.Api;

/// <summary>Which part of a list is wanted.</summary>
/// <param name="Skip">How many to leave out; 0 unless said.</param>
/// <param name="Take">How many at most, up to 500; 100 unless said.</param>
internal sealed record ApiPage(int? Skip, int? Take)
{
    public const int Max = 500;

    private const int Usual = 100;

    public int From => Skip ?? 0;

    public int Count => Take ?? Usual;

    /// <summary>What is wrong with it, in a sentence; null when nothing is.</summary>
    public string? Problem => this switch
    {
        { From: < 0 } => "skip must not be negative.",
        { Count: < 0 or > Max } => $"take must be from 0 to {Max}.",
        _ => null,
    };
}
