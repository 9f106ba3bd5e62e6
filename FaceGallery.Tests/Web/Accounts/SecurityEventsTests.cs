using System.Net;
using FaceGallery.Domain.Accounts;
using FaceGallery.Domain.Sharing;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Guests;
using FaceGallery.Tests.Web.Sharing;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Data;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;

namespace FaceGallery.Tests.Web.Accounts;

/// <summary>What is written down of who gets in.</summary>
public sealed class SecurityEventsTests : IAsyncLifetime
{
    private RunningApp _app = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private SecurityEvents Events => _app.Services.GetRequiredService<SecurityEvents>();

    public async ValueTask InitializeAsync() => _app = await RunningApp.StartAsync(new TestLibrary());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Who_got_in_who_did_not_and_what_was_done_about_it_is_listed()
    {
        using var browser = _app.Anonymous();
        await browser.PostFormAsync("/login", "/login", ("name", "owner"), ("password", "my secret guess"));
        await browser.PostFormAsync("/login", "/login", ("name", "owner"), ("password", RunningApp.OwnerPassword));
        await browser.PostFormAsync("/account", "/logout");
        var accounts = _app.Services.GetRequiredService<AccountService>();
        await accounts.CreateFriendAsync("Ben", "ben's password");
        var ben = (await accounts.FriendsAsync(Stop)).Single().Id;
        await accounts.SetPasswordAsync(ben, "ben's new password", Stop);
        await accounts.RemoveFriendAsync(ben, Stop);
        await _app.Services.GetRequiredService<ApiTokens>().RevokeAsync((await _app.Services.GetRequiredService<ApiTokens>().ListAsync(Stop))[0].Name, Stop);
        await _app.Client.GetAsync("/api/v1/status", Stop);
        browser.DefaultRequestHeaders.Host = "evil.example";
        await browser.GetAsync("/", Stop);

        var events = (await Events.PageAsync(0, 100, Stop)).Reverse().ToList();
        events.Select(entry => entry.Kind).ShouldBe(
        [
            SecurityEventKind.SetUp, SecurityEventKind.TokenMade, SecurityEventKind.SignInFailed, SecurityEventKind.SignedIn, SecurityEventKind.SignedOut,
            SecurityEventKind.FriendAdded, SecurityEventKind.PasswordReset, SecurityEventKind.FriendRemoved, SecurityEventKind.TokenRevoked, SecurityEventKind.TokenRefused, SecurityEventKind.HostRefused,
        ]);
        events.Single(entry => entry.Kind == SecurityEventKind.SignInFailed).Network.ShouldBe("127.0.0.1");
        events.Where(entry => entry.AccountId == ben).Count().ShouldBe(3);
        var log = await LogAsync();
        log.ShouldNotContain("Ben");
        log.ShouldNotContain("secret guess");
    }

    [Fact]
    public async Task What_becomes_of_a_link_is_listed()
    {
        using var link = await GuestLink.ToAsync(_app, AlbumKey.Everything);
        await link.OwnerAsync(editing => editing.EditAsync(link.Id, new ShareSettings { Download = ShareDownload.None }, Stop));
        await link.OwnerAsync(editing => editing.RevokeAsync(link.Id, Stop));
        await link.OwnerAsync(editing => editing.RenewAsync(link.Id, Stop));
        await link.OwnerAsync(editing => editing.DeleteAsync(link.Id, Stop));

        (await Events.PageAsync(0, 5, Stop)).Where(entry => entry.SubjectId == link.Id).Select(entry => entry.Kind).ShouldBe(
            [SecurityEventKind.LinkDeleted, SecurityEventKind.LinkRenewed, SecurityEventKind.LinkClosed, SecurityEventKind.LinkChanged, SecurityEventKind.LinkMade]);
    }

    [Fact]
    public async Task Who_guesses_links_and_passphrases_is_listed()
    {
        using var link = await GuestLink.ToAsync(_app, AlbumKey.Everything, new ShareSettings { Passphrase = "the right one" });
        await link.PostAsync("", "/passphrase", ("passphrase", "a wrong one"));
        for (var guess = 0; guess < 40; guess++)
        {
            await link.Guest.GetAsync($"/share/{ShareTokens.New()}", Stop);
        }

        var latest = await Events.PageAsync(0, 2, Stop);
        latest.Select(entry => (entry.Kind, entry.SubjectId, entry.Count)).ShouldBe([(SecurityEventKind.LinkGuessed, null, 10), (SecurityEventKind.PassphraseFailed, link.Id, 1)]);
    }

    [Fact]
    public async Task A_flood_is_a_few_rows_and_lines_and_pushes_nothing_out()
    {
        var (clock, log) = (new SetClock(), new KeptLog());
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(new OneLog(log)));
        using var events = new SecurityEvents(_app.Services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>(), clock, factory.CreateLogger<SecurityEvents>());
        events.Record(SecurityEventKind.TokenMade, subjectId: 7);
        for (var hour = 0; hour < 3; hour++, clock.Now += TimeSpan.FromHours(1))
        {
            for (var guess = 0; guess < 4_000; guess++)
            {
                events.Record(SecurityEventKind.SignInFailed, accountId: 1, from: IPAddress.Parse($"203.0.{guess % 200}.5"));
            }
        }

        var rows = (await events.PageAsync(0, 1_000, Stop)).Where(row => row.Kind == SecurityEventKind.SignInFailed && row.FirstAt >= new DateTime(2026, 7, 4, 20, 0, 0) && row.FirstAt.Year == 2026 && row.FirstAt.Month == 7).ToList();
        (rows.Count, rows.Sum(row => row.Count)).ShouldBe((3 * 21, 12_000));
        rows.Count(row => row.Network == SecurityEvent.ManyNetworks).ShouldBe(3);
        log.Lines.Count.ShouldBe(1 + (3 * 21) + (2 * 21));
        log.Lines.ShouldContain(line => line.StartsWith("And 3599 more like it"));
    }

    [Fact]
    public async Task What_happened_is_kept_also_where_the_app_stops_before_its_background_work_began()
    {
        using var events = new SecurityEvents(_app.Services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>(), TimeProvider.System, _app.Services.GetRequiredService<ILogger<SecurityEvents>>());
        events.Record(SecurityEventKind.TokenMade, subjectId: 7);

        await events.StopAsync(Stop);

        (await Events.PageAsync(0, 1, Stop)).Single().SubjectId.ShouldBe(7);
    }

    [Fact]
    public async Task The_newest_are_kept_of_what_strangers_did_and_of_the_rest()
    {
        Events.Record(SecurityEventKind.HostRefused);
        for (var link = 0; link < SecurityEvents.MaxRows + 100; link++)
        {
            Events.Record(SecurityEventKind.LinkMade, subjectId: link);
        }

        (await Events.PageAsync(0, 1, Stop)).Count.ShouldBe(1);
        (await Events.CountAsync(Stop)).ShouldBe(SecurityEvents.MaxRows + 1);
        (await Events.PageAsync(0, 10_000, Stop)).ShouldContain(entry => entry.Kind == SecurityEventKind.HostRefused);
    }

    [Fact]
    public void There_are_words_for_each()
    {
        var text = _app.Services.GetRequiredService<Text>();
        foreach (var kind in Enum.GetValues<SecurityEventKind>().Where(kind => kind != SecurityEventKind.ByStrangers))
        {
            text[$"Security.{kind}"].ShouldNotBe($"Security.{kind}");
        }
    }

    private async Task<string> LogAsync()
    {
        var log = "";
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_app.Library.Data, "logs")))
        {
            using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            log += await reader.ReadToEndAsync(Stop);
        }

        return log;
    }

    private sealed class OneLog(ILogger log) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => log;

        public void Dispose()
        {
        }
    }
}
