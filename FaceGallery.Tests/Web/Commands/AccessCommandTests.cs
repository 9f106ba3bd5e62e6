using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Commands;
using Shouldly;

namespace FaceGallery.Tests.Web.Commands;

/// <summary>What is done at the server.</summary>
public sealed class AccessCommandTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_made_before_the_first_start_used_listed_and_revoked()
    {
        await using var library = new TestLibrary();
        var made = await CommandLine.RunAsync("token", "create", "backup script", "--data", library.Data);
        made.ExitCode.ShouldBe(ExitCodes.Done);
        var token = made.Output.Trim();
        (await CommandLine.RunAsync("token", "create", "backup script", "--data", library.Data)).ExitCode.ShouldBe(ExitCodes.CannotDo);
        (await CommandLine.RunAsync("token", "list", "--data", library.Data)).Output.ShouldContain("backup script");

        var app = await RunningApp.StartAsync(library, hasOwner: false);
        using var script = app.Anonymous();
        script.DefaultRequestHeaders.Authorization = new("Bearer", token);
        (await script.GetStringAsync("/api/v1/status", Stop)).ShouldContain("indexing");
        await app.StopAsync();

        (await CommandLine.RunAsync("token", "revoke", "backup script", "--data", library.Data)).ExitCode.ShouldBe(ExitCodes.Done);
        (await CommandLine.RunAsync("token", "revoke", "backup script", "--data", library.Data)).ExitCode.ShouldBe(ExitCodes.CannotDo);
        (await CommandLine.RunAsync("token", "list", "--data", library.Data)).Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task While_the_server_runs_the_commands_say_who_is_in_the_way()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary());

        var refused = await CommandLine.RunAsync("token", "create", "late", "--data", app.Library.Data);
        refused.ExitCode.ShouldBe(ExitCodes.CannotDo);
        refused.Errors.ShouldContain("in use by another FaceGallery");
    }

    [Fact]
    public async Task A_forgotten_password_is_reset_and_ends_all_sessions()
    {
        var library = new TestLibrary();
        (await ResetAsync(library, "whatever it is")).Errors.ShouldContain("no owner yet");
        var app = await RunningApp.StartAsync(library);
        var session = await Sessions.SignInAsync(app.Address, "owner", RunningApp.OwnerPassword);
        await app.StopAsync();

        (await ResetAsync(library, "short")).ExitCode.ShouldBe(ExitCodes.CannotDo);
        (await ResetAsync(library, "a better one")).ExitCode.ShouldBe(ExitCodes.Done);
        await using var again = await RunningApp.StartAsync(library);
        using var browser = again.Anonymous();
        browser.DefaultRequestHeaders.Add("Cookie", $"{AccessServices.SessionCookie}={session}");
        (await browser.GetAsync("/timeline", Stop)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        (await Sessions.SignInAsync(again.Address, "owner", "a better one")).ShouldNotBeEmpty();
    }

    private static async Task<CommandResult> ResetAsync(TestLibrary library, string password)
    {
        var input = Console.In;
        Console.SetIn(new StringReader(password + "\n"));
        try
        {
            return await CommandLine.RunAsync("owner", "reset-password", "--data", library.Data);
        }
        finally
        {
            Console.SetIn(input);
        }
    }
}
