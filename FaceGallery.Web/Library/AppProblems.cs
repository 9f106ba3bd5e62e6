using System.Collections.Concurrent;
using FaceGallery.Domain.Messages;

namespace FaceGallery.Web.Library;

/// <summary>What can hinder the whole app.</summary>
public enum AppProblem
{
    /// <summary>The data disk has less room than it should.</summary>
    DiskFull,

    /// <summary>Pages of the database cannot be read, or say what cannot be.</summary>
    DatabaseDamaged,

    /// <summary>The day's backup could not be made.</summary>
    BackupFailed,

    /// <summary>The system has no more watches to give: changes are found by scans alone.</summary>
    WatchLimit,

    /// <summary>The model that is set cannot be used, or it names nobody.</summary>
    Model,
}

/// <summary>What hinders the whole app at this moment, a sentence each: for every page of the owner's, and for whoever watches the server. Safe to use from any thread.</summary>
public sealed class AppProblems(LibraryEvents events)
{
    private readonly ConcurrentDictionary<AppProblem, Message> _problems = new();

    /// <summary>The worst first.</summary>
    public IReadOnlyList<Message> All => [.. _problems.OrderBy(problem => problem.Key).Select(problem => problem.Value)];

    public IReadOnlyList<AppProblem> Kinds => [.. _problems.Keys.Order()];

    /// <param name="sentence">Null where it hinders no more.</param>
    public void Set(AppProblem problem, Message? sentence)
    {
        var before = _problems.GetValueOrDefault(problem);
        if (sentence is null)
        {
            _problems.TryRemove(problem, out _);
        }
        else
        {
            _problems[problem] = sentence;
        }

        if (before?.ToString() != sentence?.ToString())
        {
            events.Publish(LibraryTopics.Problems);
        }
    }
}
