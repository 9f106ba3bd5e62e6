using System.Diagnostics;
using FaceGallery.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

/// <summary>
/// What .NET calls before a program begins, where DOTNET_STARTUP_HOOKS names this assembly: the program goes by a clock that the test sets. Neither the class's name
/// nor its want of a namespace can be chosen.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        // Programs that it starts go by their own.
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", null);
        if (Environment.GetEnvironmentVariable(LeapingClock.Variable) is { Length: > 0 } file)
        {
            DiagnosticListener.AllListeners.Subscribe(new HostBuilding(new LeapingClock(file)));
        }
    }

    private sealed class HostBuilding(TimeProvider clock) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting")
            {
                value.Subscribe(this);
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: "HostBuilding", Value: IHostBuilder builder })
            {
                builder.ConfigureServices(services => services.AddSingleton(clock));
            }
        }

        public void OnError(Exception error)
        {
        }

        public void OnCompleted()
        {
        }
    }
}
