namespace FaceGallery.Web.Commands.Seed;

/// <summary>How large a made-up library is to be.</summary>
/// <param name="Faces">About so many, spread over the photos.</param>
/// <param name="People">Different people in them.</param>
/// <param name="Named">So many of the people bear names.</param>
/// <param name="Enrolled">By so many faces each of these is known, where there are as many.</param>
internal sealed record SeedPlan(int Photos, int Faces, int People, int Named, int Enrolled = 1);
