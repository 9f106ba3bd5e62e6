using System.Globalization;

namespace FaceGallery.Tests.Fixtures;

/// <summary>How much a test goes through: little in the suite, and as much as the environment says for a run by itself (<c>scripts/run-at-full-size.sh</c>).</summary>
internal static class FullSize
{
    /// <param name="variable">Of the environment.</param>
    /// <param name="small">Where it is not set.</param>
    public static int Of(string variable, int small) => int.Parse(Environment.GetEnvironmentVariable(variable) ?? $"{small}", CultureInfo.InvariantCulture);
}
