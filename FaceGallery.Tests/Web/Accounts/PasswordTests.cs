using System.Buffers.Binary;
using System.Net;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;

namespace FaceGallery.Tests.Web.Accounts;

/// <summary>What passwords must be, and how they are kept.</summary>
public sealed class PasswordTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nine char", AccountProblem.ShortOwnerPassword)]
    [InlineData("owner.owner.owner", AccountProblem.ShortOwnerPassword)]
    [InlineData("1qaz2wsx3edc", AccountProblem.CommonPassword)]
    [InlineData("Password2026!", AccountProblem.CommonPassword)]
    [InlineData("20262026...dragon", AccountProblem.CommonPassword)]
    [InlineData("aaaaaaaaaaaa", AccountProblem.CommonPassword)]
    [InlineData("", AccountProblem.ShortOwnerPassword)]
    [InlineData("correct horse", null)]
    [InlineData("密码要长一点才安全哦", null)]
    public void The_owner_has_a_long_one_that_nobody_guesses_at_once(string password, AccountProblem? problem) =>
        PasswordRules.ProblemOf(password, "owner", AccountRole.Owner).ShouldBe(problem);

    [Theory]
    [InlineData("seven77", AccountProblem.ShortPassword)]
    [InlineData("sunshine", AccountProblem.CommonPassword)]
    [InlineData("benjamin", AccountProblem.ShortPassword)]
    [InlineData("ben's password", null)]
    [InlineData("nine char", null)]
    public void Friends_have_theirs_a_little_shorter(string password, AccountProblem? problem) =>
        PasswordRules.ProblemOf(password, "Ben", AccountRole.Friend).ShouldBe(problem);

    [Fact]
    public void A_long_one_of_any_letters_is_taken()
    {
        PasswordRules.ProblemOf(string.Concat(Enumerable.Repeat("pass phrase ", 12)), "owner", AccountRole.Owner).ShouldBeNull();
        PasswordRules.ProblemOf(new string('x', 100) + new string('y', 101), "owner", AccountRole.Owner).ShouldBe(AccountProblem.LongPassword);
    }

    [Fact]
    public async Task One_that_was_kept_by_fewer_rounds_or_is_short_signs_in_and_is_kept_by_more()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary());
        var old = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 100_000 }));
        await using var context = await app.Services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>().CreateForOwnerAsync(Stop);
        await context.Users.ExecuteUpdateAsync(set => set.SetProperty(account => account.PasswordHash, old.HashPassword(new Account(), "eight..8")), Stop);

        (await Sessions.SignInAsync(app.Address, "owner", "eight..8")).ShouldNotBeEmpty();
        RoundsOf(await context.Users.Select(account => account.PasswordHash).SingleAsync(Stop)).ShouldBe(210_000u);
        (await Sessions.SignInAsync(app.Address, "owner", "eight..8")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task What_is_wrong_with_a_new_one_is_said()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary());
        using var browser = await app.AsOwnerInBrowserAsync();
        var answer = await browser.PostFormAsync("/account", "/account/password", ("present", RunningApp.OwnerPassword), ("password", "password1234"), ("again", "password1234"));

        (await browser.GetStringAsync(answer.Headers.Location, Stop)).ShouldContain("too easy to guess");
        (await app.Services.GetRequiredService<AccountService>().CreateFriendAsync("Ben", "iloveyou")).ShouldBe(AccountProblem.CommonPassword);
        (await app.SendAsync(HttpMethod.Post, "shares", new { scope = new { }, passphrase = "five5" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    // Identity's format 3: a byte, the function and the rounds, big-endian.
    private static uint RoundsOf(string? hash) => BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String(hash!).AsSpan(5));
}
