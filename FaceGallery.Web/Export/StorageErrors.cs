namespace FaceGallery.Web.Export;

/// <summary>Tells the reasons apart for which a drive refuses: .NET gives the system's error number as <see cref="Exception.HResult"/>.</summary>
internal static class StorageErrors
{
    public const int NotPermitted = 1;
    public const int Again = 11;
    public const int OtherDevice = 18;
    public const int NoSpace = 28;
    public const int ReadOnly = 30;
    public const int NotSupported = 95;
    public const int QuotaExceeded = 122;

    public static bool IsFull(Exception exception) => exception.HResult is NoSpace or QuotaExceeded;
}
