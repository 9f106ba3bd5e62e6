using System.Runtime.InteropServices;

namespace FaceGallery.Web.Imaging;

/// <summary>What a large picture leaves behind: .NET and the C library keep what was freed, for longer than a home server has memory to spare.</summary>
internal static partial class FreedMemory
{
    /// <summary>Gives it back to the system. All threads stand still meanwhile, for some hundredths of a second: for what happens rarely.</summary>
    public static void GiveBack()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        _ = Trim(0);
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint kept);
}
