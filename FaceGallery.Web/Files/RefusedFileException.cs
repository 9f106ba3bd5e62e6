namespace FaceGallery.Web.Files;

/// <summary>Something lies at the path, but no file of the library: it is not opened.</summary>
public sealed class RefusedFileException(string path, FileRefusal refusal) : IOException($"{path} {SentenceOf(refusal)}")
{
    public FileRefusal Refusal => refusal;

    private static string SentenceOf(FileRefusal refusal) => refusal switch
    {
        FileRefusal.Circle => "is a link that leads in a circle.",
        FileRefusal.Outside => "is a link, or lies behind one, that leads out of the library's folder.",
        FileRefusal.Folder => "is a folder.",
        FileRefusal.Changed => "has changed since it was looked at.",
        _ => "is no ordinary file, but a pipe, a socket or a device.",
    };
}

public enum FileRefusal
{
    /// <summary>A link that leads to itself, at last.</summary>
    Circle,

    /// <summary>It is really somewhere else than in the library's folders.</summary>
    Outside,
    Folder,

    /// <summary>A pipe, a socket or a device.</summary>
    Special,

    /// <summary>It is not the file of before any more.</summary>
    Changed,
}
