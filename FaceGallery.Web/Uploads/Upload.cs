using FaceGallery.Domain.Messages;

namespace FaceGallery.Web.Uploads;

/// <summary>What somebody wants to send.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="Name">The file's name, or its path below the folder that was chosen, as the sender's system has it.</param>
/// <param name="Person">Whose portrait it is; null for a photo.</param>
/// <param name="ModifiedAt">Of the file; null where the sender does not say.</param>
public sealed record UploadRequest(long Length, string Name, string? Person, DateTimeOffset? ModifiedAt);

/// <summary>A file on its way in.</summary>
/// <param name="Folder">The root folder that it goes into.</param>
/// <param name="Name">Its path below that folder, unless another file has it by then.</param>
public sealed record Upload(string Id, long Length, string Folder, string Name, DateTimeOffset? ModifiedAt);

/// <param name="Offset">Bytes that are here.</param>
/// <param name="Result">What became of it; null while it is not whole.</param>
public sealed record UploadProgress(long Offset, UploadResult? Result);

public enum UploadResult
{
    /// <summary>It is in the library now.</summary>
    Stored,

    /// <summary>The library has the same bytes already: it was not kept twice.</summary>
    Known,
}

/// <summary>Why a file, or a part of it, is not taken.</summary>
public enum UploadRefusal
{
    /// <summary>The request makes no sense.</summary>
    Invalid,
    TooLarge,
    TooMany,
    TooLong,
    NoPicture,
    OtherOffset,
    WrongChecksum,
    Busy,
    Gone,
    DiskFull,
}

/// <summary>A file, or a part of it, is not taken.</summary>
public sealed class UploadRefusedException(UploadRefusal refusal, string key, params string[] arguments) : Exception(key)
{
    public UploadRefusal Refusal { get; } = refusal;

    public Message Why { get; } = new(key, arguments);
}
