namespace FaceGallery.Web.Commands;

/// <summary>What a command tells the script that called it.</summary>
public static class ExitCodes
{
    /// <summary>Done. Files that could not be read are listed, and do not count against it.</summary>
    public const int Done = 0;

    /// <summary>It cannot be done; why is on stderr.</summary>
    public const int CannotDo = 1;

    /// <summary>The call was wrong; how is on stderr.</summary>
    public const int WrongUsage = 2;
}
