using System.CommandLine;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Data;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Settings;

namespace FaceGallery.Web.Commands;

/// <summary><c>token</c> and <c>owner</c>: what only somebody at the server may do. The server must not run meanwhile: the data folder is its own.</summary>
public static class AccessCommands
{
    private static readonly Option<string> Data = new("--data") { Description = "The data folder. Default: ./data.", HelpName = "DIR", Recursive = true };
    private static readonly Argument<string> Name = new("NAME") { Description = "The token's purpose." };

    public static Command CreateToken()
    {
        var create = new Command("create", "Create a token for scripts, which can do everything the owner can, and print it once.") { Name };
        create.SetAction((parsed, stop) => RunAsync(parsed, services => CreateTokenAsync(services, parsed.GetValue(Name)!, stop), stop));
        var list = new Command("list", "List the tokens by name.");
        list.SetAction((parsed, stop) => RunAsync(parsed, services => ListTokensAsync(services, stop), stop));
        var revoke = new Command("revoke", "Revoke a token.") { Name };
        revoke.SetAction((parsed, stop) => RunAsync(parsed, services => RevokeTokenAsync(services, parsed.GetValue(Name)!, stop), stop));
        return new Command("token", "Create, list and revoke tokens for scripts.") { Data, create, list, revoke };
    }

    public static Command CreateOwner()
    {
        var reset = new Command("reset-password", "Set a new owner password and turn off two-step sign-in. The password is asked for, or read from standard input.");
        reset.SetAction((parsed, stop) => RunAsync(parsed, services => ResetPasswordAsync(services, stop), stop));
        return new Command("owner", "The owner's account.") { Data, reset };
    }

    private static Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, Task> act, CancellationToken cancellationToken) => CommandErrors.ReportAsync(async () =>
    {
        var settings = new Dictionary<string, string?>();
        if (parsed.GetValue(Data) is { } data)
        {
            settings["Data:Folder"] = data;
        }

        var configuration = SettingsSources.Load(settings);
        using var folder = DataFolderSetting.Open(configuration);
        var services = new ServiceCollection().AddLogging().AddData(folder, configuration);
        services.AddAccounts();
        await using var provider = services.BuildServiceProvider();
        await provider.MigrateDatabaseAsync(cancellationToken);
        await act(provider);
        await provider.GetRequiredService<SecurityEvents>().SaveAsync(cancellationToken);
        return ExitCodes.Done;
    });

    private static async Task CreateTokenAsync(IServiceProvider services, string name, CancellationToken cancellationToken)
    {
        var token = await services.GetRequiredService<ApiTokens>().CreateAsync(name, cancellationToken)
            ?? throw new CommandException(ExitCodes.CannotDo, $"There is a token \"{name}\" already, or the name is empty or too long. Choose another name, or revoke that token first.");
        await Console.Error.WriteLineAsync("This token is shown once. Keep it like a password:");
        await Console.Out.WriteLineAsync(token);
    }

    private static async Task ListTokensAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        foreach (var token in await services.GetRequiredService<ApiTokens>().ListAsync(cancellationToken))
        {
            await Console.Out.WriteLineAsync($"{token.Name}\tmade {token.CreatedAt:yyyy-MM-dd}");
        }
    }

    private static async Task RevokeTokenAsync(IServiceProvider services, string name, CancellationToken cancellationToken)
    {
        if (!await services.GetRequiredService<ApiTokens>().RevokeAsync(name, cancellationToken))
        {
            throw new CommandException(ExitCodes.CannotDo, $"There is no token \"{name}\". \"token list\" tells which there are.");
        }

        await Console.Out.WriteLineAsync($"The token \"{name}\" is revoked.");
    }

    private static async Task ResetPasswordAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var accounts = services.GetRequiredService<AccountService>();
        if (!await accounts.HasOwnerAsync(cancellationToken))
        {
            throw new CommandException(ExitCodes.CannotDo, "There is no owner yet. Start the app and create the owner account in the browser.");
        }

        var problem = await accounts.SetPasswordAsync(id: null, await ReadPasswordAsync(cancellationToken), cancellationToken);
        if (problem is not null)
        {
            throw new CommandException(ExitCodes.CannotDo, $"Nothing was changed: {PasswordRules.OwnersRule}");
        }

        await Console.Out.WriteLineAsync("The owner has a new password and is signed out everywhere. Two-step sign-in is off: turn it on again on the account page.");
    }

    private static async Task<string?> ReadPasswordAsync(CancellationToken cancellationToken)
    {
        if (Console.IsInputRedirected)
        {
            return await Console.In.ReadLineAsync(cancellationToken);
        }

        await Console.Error.WriteAsync("New password: ");
        var typed = new List<char>();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.RemoveRange(Math.Max(0, typed.Count - 1), Math.Min(1, typed.Count));
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Add(key.KeyChar);
            }
        }

        await Console.Error.WriteLineAsync();
        return new string([.. typed]);
    }
}
