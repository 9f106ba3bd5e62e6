using System.Globalization;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using FaceGallery.Domain.Messages;
using FaceGallery.Web.Data;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Setup;

namespace FaceGallery.Web.Diagnostics;

/// <summary>Whether the app can listen where it should, how other devices reach it, and whether the clock is right.</summary>
public sealed class ServerExamination(IConfiguration configuration, ExaminedApp app, TimeProvider time) : IExamination
{
    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var addresses = ServerAddress.All(configuration);
        foreach (var address in app.IsThisProcess ? [] : addresses)
        {
            yield return await PortAsync(address, cancellationToken);
        }

        if (Reachable(addresses) is { } reachable)
        {
            yield return reachable;
        }

        yield return Clock();
        yield return Zone();
    }

    private static async Task<Finding> PortAsync(string address, CancellationToken cancellationToken)
    {
        try
        {
            var binding = BindingAddress.Parse(address);
            if (!binding.IsUnixPipe)
            {
                using var listener = new TcpListener(ServerAddress.Of(binding), binding.Port);
                listener.Start();
            }

            return Finding.Well("Doctor.Address.Free", address);
        }
        catch (FormatException)
        {
            return Finding.Hindrance("Doctor.Address.Wrong", address, ServerOptions.DefaultAddress);
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return await ServerAddress.HealthAsync(address, cancellationToken) is { Key: "Health.Ready" or "Health.NotReady" }
                ? Finding.Well("Doctor.Address.Ours", address)
                : Finding.Hindrance("Doctor.Address.Taken", address);
        }
        catch (SocketException exception)
        {
            return Finding.Hindrance("Doctor.Address.Refused", address, exception.Message);
        }
    }

    private static Finding? Reachable(IReadOnlyList<string> addresses)
    {
        var listening = addresses.Where(address => !address.Contains("://unix:", StringComparison.Ordinal)).Select(ServerAddress.TryParse).OfType<Uri>().ToList();
        return listening.Count == 0 ? null
            : listening.TrueForAll(address => LoopbackHost.Is(address.Host)) ? Finding.Well("Doctor.Reach.Local", addresses[0])
            : NetworkAddresses.Of(listening) is [_, ..] reachable ? Finding.Well("Doctor.Reach.Network", string.Join(", ", reachable))
            : Finding.Warning("Doctor.Reach.NoNetwork");
    }

    /// <summary>What was written by this program, or came with it, is not of the future.</summary>
    private Finding Clock()
    {
        var now = time.GetUtcNow();
        var latest = new[] { DataFolder.DatabaseIn(app.DataFolder), AppContext.BaseDirectory }.Where(Path.Exists).Max(File.GetLastWriteTimeUtc);
        return new Finding(
            now.UtcDateTime < latest - TimeSpan.FromDays(1) ? FindingKind.Warning : FindingKind.Well,
            new Message(now.UtcDateTime < latest - TimeSpan.FromDays(1) ? "Doctor.Clock.Behind" : "Doctor.Clock.Well", time.GetLocalNow().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)));
    }

    private Finding Zone() => time.LocalTimeZone.HasSameRules(TimeZoneInfo.Utc) && Environment.GetEnvironmentVariable("TZ") is null or ""
        ? Finding.Well("Doctor.Zone.Utc")
        : Finding.Well("Doctor.Zone.Well", time.LocalTimeZone.Id);
}
