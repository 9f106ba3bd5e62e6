namespace FaceGallery.Web.Indexing;

/// <param name="Stage">A stage's name as the commands print it: hash, decode, metadata, detect …</param>
/// <param name="Time">Time spent in it, added up over all workers.</param>
public sealed record StageTime(string Stage, TimeSpan Time);
