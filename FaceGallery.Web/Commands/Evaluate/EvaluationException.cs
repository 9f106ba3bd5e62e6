namespace FaceGallery.Web.Commands.Evaluate;

/// <summary>A test set cannot be used. The message says which file or line is wrong, and what was expected.</summary>
public sealed class EvaluationException(string message) : Exception(message);
