using System.CommandLine;
using FaceGallery.Web.Commands.Bench;
using FaceGallery.Web.Commands.Evaluate;
using FaceGallery.Web.Commands.Seed;
using FaceGallery.Web.Commands.Separate;
using FaceGallery.Web.Commands.Serve;
using FaceGallery.Web.Imaging;

namespace FaceGallery.Web.Commands;

/// <summary>The command line: its verbs, and how it answers a wrong call.</summary>
public static class FaceGalleryCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Create().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync("See --help.");
            return ExitCodes.WrongUsage;
        }

        if (ImageLibraries.Foreign() is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return ExitCodes.CannotDo;
        }

        // Stopping ends on its own, however long the photo at hand takes: two seconds are the default, and null would mean no clean end at all.
        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = Timeout.InfiniteTimeSpan });
    }

    private static RootCommand Create()
    {
        var root = new RootCommand("FaceGallery sorts a photo share by the people in it. Nothing is sent anywhere.")
        {
            ServeCommand.Create(),
            IndexCommand.Create(),
            SeparateCommand.Create(),
            BenchCommand.Create(),
            EvaluateCommand.Create(),
            ModelsCommand.Create(),
            SeedCommand.Create(),
            DoctorCommand.CreateDoctor(),
            DoctorCommand.CreateHealth(),
            BackupCommands.CreateBackup(),
            BackupCommands.CreateRestore(),
            BackupCommands.CreateCheck(),
            ExchangeCommands.CreateExport(),
            ExchangeCommands.CreateImport(),
            AccessCommands.CreateToken(),
            AccessCommands.CreateOwner(),
            DecodeCommand.Create(),
        };
        return ServeCommand.WithOptions(root);
    }
}
