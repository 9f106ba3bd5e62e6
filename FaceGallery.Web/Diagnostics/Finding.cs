using FaceGallery.Domain.Messages;

namespace FaceGallery.Web.Diagnostics;

/// <summary>How a finding bears on FaceGallery.</summary>
public enum FindingKind
{
    Well,

    /// <summary>It works, and somebody should look at it.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Hindrance,
}

/// <summary>What an examination found, in one sentence.</summary>
public sealed record Finding(FindingKind Kind, Message Message)
{
    public static Finding Well(string key, params IReadOnlyList<string> arguments) => new(FindingKind.Well, new Message(key, arguments));

    public static Finding Warning(string key, params IReadOnlyList<string> arguments) => new(FindingKind.Warning, new Message(key, arguments));

    public static Finding Hindrance(string key, params IReadOnlyList<string> arguments) => new(FindingKind.Hindrance, new Message(key, arguments));
}

/// <summary>Looks at one part of what FaceGallery needs. Changes nothing that stays.</summary>
public interface IExamination
{
    /// <summary>One after another, as they are found.</summary>
    IAsyncEnumerable<Finding> RunAsync(CancellationToken cancellationToken);
}

/// <summary>The app that is examined.</summary>
/// <param name="DataFolder">Its full path; it need not exist.</param>
/// <param name="IsThisProcess">It runs, and asks itself.</param>
public sealed record ExaminedApp(string DataFolder, bool IsThisProcess);
