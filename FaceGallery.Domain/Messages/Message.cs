namespace FaceGallery.Domain.Messages;

/// <summary>A sentence for a person. Its key is put into words where it is shown, in the language of whoever reads it.</summary>
/// <param name="Key">That of the pages' texts.</param>
/// <param name="Arguments">What the sentence has places for, in the invariant culture.</param>
public sealed record Message(string Key, params IReadOnlyList<string> Arguments)
{
    /// <summary>No key, number or name holds it.</summary>
    private const char Separator = '\u001F';

    /// <summary>What follows the sentence; null for nothing. It is not stored.</summary>
    public Message? Reason { get; init; }

    /// <summary>The page on which something can be done about it; null for none. It is not stored.</summary>
    public string? Href { get; init; }

    /// <summary>As it is stored.</summary>
    public override string ToString() => string.Join(Separator, Arguments.Prepend(Key));

    /// <summary>Reads what was stored. A whole sentence, as databases of before hold, becomes a key that has no other words than itself.</summary>
    public static Message Parse(string stored) => stored.Split(Separator) is [var key, .. var arguments] ? new Message(key, arguments) : new Message(stored);
}
