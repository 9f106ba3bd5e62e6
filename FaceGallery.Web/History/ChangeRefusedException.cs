using FaceGallery.Domain.Messages;
using FaceGallery.Web.Localisation;

namespace FaceGallery.Web.History;

/// <summary>A change cannot be made as things stand. Nothing was changed.</summary>
public sealed class ChangeRefusedException(ChangeRefusal refusal, Message why) : Exception(EnglishText.Of(why))
{
    public ChangeRefusedException(ChangeRefusal refusal, string key, params string[] arguments)
        : this(refusal, new Message(key, arguments))
    {
    }

    /// <summary>Why, and what to do.</summary>
    public Message Why => why;

    public ChangeRefusal Refusal => refusal;

    /// <summary>What must be agreed to, for <see cref="ChangeRefusal.Contradiction"/>; at least one.</summary>
    public IReadOnlyList<Contradiction> Contradictions { get; private init; } = [];

    /// <summary>The person who has the name already, for <see cref="ChangeRefusal.NameTaken"/>.</summary>
    public int? PersonId { get; init; }

    /// <summary>The later changes that rest on it, the newest first, for <see cref="ChangeRefusal.LaterChanges"/>.</summary>
    public IReadOnlyList<HistoryEntry> Later { get; init; } = [];

    /// <summary>Refuses what was not agreed to.</summary>
    /// <exception cref="ChangeRefusedException">There is something.</exception>
    internal static void ThrowIfAny(IEnumerable<Contradiction> contradictions, Contradictions despite)
    {
        var open = contradictions.Where(contradiction => !despite.HasFlag(contradiction.Kind)).ToList();
        if (open.Count > 0)
        {
            throw new ChangeRefusedException(ChangeRefusal.Contradiction, open[0].Question) { Contradictions = open };
        }
    }
}
