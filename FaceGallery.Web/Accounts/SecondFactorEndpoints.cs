using System.Globalization;
using System.Security.Cryptography;
using FaceGallery.Domain.Accounts;
using FaceGallery.Web.Data;
using FaceGallery.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace FaceGallery.Web.Accounts;

/// <summary>The second factor's forms: asked for after the password, switched on and off.</summary>
internal static class SecondFactorEndpoints
{
    public const string Address = "/account/second-factor";

    private const string CodeAddress = AccountEndpoints.LoginAddress + "/code";

    /// <summary>Whose password was right, from the password to the code.</summary>
    private const string TicketCookie = "facegallery.ticket";

    /// <summary>The key of an app whose code was wrong, sealed.</summary>
    private const string KeyCookie = "facegallery.key";

    private const string WrongCode = "SecondFactor.WrongCode";

    // From the password to the code, and from the picture to its first code: time to find the phone.
    private static readonly TimeSpan TicketLife = TimeSpan.FromMinutes(10);

    /// <param name="open">Where everybody may go.</param>
    /// <param name="own">Where everybody may go who is signed in.</param>
    public static void MapSecondFactor(IEndpointRouteBuilder open, IEndpointRouteBuilder own)
    {
        open.MapGet(CodeAddress, Page);
        open.MapPost(CodeAddress, SignInAsync).DisableAntiforgery();
        var forms = own.MapGroup(Address).AddEndpointFilter(AskPasswordAsync);
        forms.MapGet("", StandingAsync);
        forms.MapPost("", TurnOnAsync).DisableAntiforgery();
        forms.MapPost("/off", TurnOffAsync).DisableAntiforgery();
        forms.MapPost("/codes", NewCodesAsync).DisableAntiforgery();
    }

    /// <summary>For somebody whose password was right.</summary>
    public static IResult Ask(HttpContext http, Account account, string? returnUrl)
    {
        var ticket = Tickets(http, CodeAddress).Protect(account.Id.ToString(CultureInfo.InvariantCulture), TicketLife);
        http.Response.Cookies.Append(TicketCookie, ticket, OwnCookies.ForApp(http, TicketLife));
        return Results.LocalRedirect($"~{CodeAddress}{QueryString.Create("returnUrl", returnUrl ?? "")}");
    }

    private static IResult Page(string? returnUrl, HttpContext http) =>
        http.User.Identity?.IsAuthenticated == true ? Results.LocalRedirect(AccountEndpoints.LocalOf(returnUrl))
        : http.Request.Cookies[TicketCookie] is { } ticket && Read(http, CodeAddress, ticket) is not null
            ? CodePageOf(ticket, returnUrl, AccountEndpoints.ProblemOf(http, WrongCode))
        : Results.LocalRedirect($"~{AccountEndpoints.LoginAddress}{QueryString.Create("returnUrl", returnUrl ?? "")}");

    private static async Task<IResult> SignInAsync(
        [FromForm] string? ticket, [FromForm] string? code, [FromForm] string? returnUrl, HttpContext http, SecondFactor factor, SignInAttempts attempts, KnownSources sources,
        SecurityEvents events, SignInManager<Account> signIns)
    {
        if (Read(http, CodeAddress, ticket) is not { } id || await signIns.UserManager.FindByIdAsync(id) is not { } account)
        {
            return AccountEndpoints.AskAgain(AccountEndpoints.LoginAddress, returnUrl, AccountEndpoints.Stale);
        }

        // Counted apart from passwords: otherwise entering the right password again would reset the count of wrong codes.
        var source = (await sources.OfAsync(http, account, account.UserName!)).ForSecondFactor();
        SecondFactorKind? right = null;
        switch (await attempts.TryAsync(source, async () => (right = await factor.TryAsync(account, code)) is not null, http.RequestAborted))
        {
            case null:
                events.Record(SecurityEventKind.SignInLocked, account.Id, from: http.Connection.RemoteIpAddress);
                return AccountEndpoints.AskLater(CodeAddress, returnUrl, attempts.WaitOf(source));
            case false:
                events.Record(SecurityEventKind.SignInFailed, account.Id, from: http.Connection.RemoteIpAddress);
                return AccountEndpoints.AskAgain(CodeAddress, returnUrl, AccountEndpoints.Wrong);
        }

        if (right == SecondFactorKind.RecoveryCode)
        {
            events.Record(SecurityEventKind.RecoveryCodeUsed, account.Id, from: http.Connection.RemoteIpAddress);
        }

        return await AccountEndpoints.EnterAsync(http, account, returnUrl, sources, events, signIns);
    }

    private static async Task<IResult> StandingAsync(HttpContext http, SecondFactor factor, UserManager<Account> users)
    {
        var account = await AccountOfAsync(http, users);
        if (account.TwoFactorEnabled)
        {
            return StandingPageOf(await factor.CountRecoveryCodesAsync(account));
        }

        // Whoever mistyped a code has the key in their app already.
        var problem = AccountEndpoints.ProblemOf(http, WrongCode);
        return SetUpPageOf(http, account, (problem is null ? null : Read(http, Address, http.Request.Cookies[KeyCookie])) ?? SecondFactor.NewKey(), problem);
    }

    private static async Task<IResult> TurnOnAsync(
        [FromForm] string? ticket, [FromForm] string? code, HttpContext http, SecondFactor factor, OpenSessions sessions, SecurityEvents events, SignInManager<Account> signIns)
    {
        var account = await AccountOfAsync(http, signIns.UserManager);
        if (account.TwoFactorEnabled || Read(http, Address, ticket) is not { } key)
        {
            return Results.LocalRedirect($"~{Address}");
        }

        if (await factor.TurnOnAsync(account, key, code) is not { } codes)
        {
            http.Response.Cookies.Append(KeyCookie, ticket!, OwnCookies.ForApp(http, TicketLife));
            return AccountEndpoints.AskAgain(Address, returnUrl: null, AccountEndpoints.Wrong);
        }

        http.Response.Cookies.Delete(KeyCookie, OwnCookies.ForApp(http, TimeSpan.Zero));
        events.Record(SecurityEventKind.SecondFactorOn, account.Id, from: http.Connection.RemoteIpAddress);

        // Sessions that were opened with the password alone end.
        await sessions.EndAllAsync(account.Id, http.RequestAborted);
        await signIns.SignInAsync(account, isPersistent: true);
        return CodesPageOf(codes);
    }

    private static async Task<IResult> TurnOffAsync(HttpContext http, SecurityEvents events, UserManager<Account> users)
    {
        var account = await AccountOfAsync(http, users);
        await SecondFactor.TurnOffAsync(users, account);
        events.Record(SecurityEventKind.SecondFactorOff, account.Id, from: http.Connection.RemoteIpAddress);
        return Results.LocalRedirect($"~{AccountEndpoints.AccountAddress}");
    }

    private static async Task<IResult> NewCodesAsync(HttpContext http, SecondFactor factor, UserManager<Account> users)
    {
        var account = await AccountOfAsync(http, users);
        return account.TwoFactorEnabled ? CodesPageOf(await factor.NewRecoveryCodesAsync(account)) : Results.LocalRedirect($"~{Address}");
    }

    /// <summary>A browser that was left open is not enough.</summary>
    private static async ValueTask<object?> AskPasswordAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return await http.RequestServices.GetRequiredService<OpenSessions>().IsConfirmedAsync(http.User, http.RequestAborted)
            ? await next(context)
            : Results.LocalRedirect($"~{AccountEndpoints.ConfirmAddress}?returnUrl={Uri.EscapeDataString($"{http.Request.PathBase}{Address}")}");
    }

    private static async Task<Account> AccountOfAsync(HttpContext http, UserManager<Account> users) =>
        await users.GetUserAsync(http.User) ?? throw new InvalidOperationException("The account went while it was asked for.");

    /// <summary>Sealed by the server, so that nothing is kept before it is proved.</summary>
    internal static ITimeLimitedDataProtector Tickets(HttpContext http, string purpose) =>
        http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("FaceGallery.Access.Tickets", purpose).ToTimeLimitedDataProtector();

    /// <returns>What was sealed; null where it is not ours, or too old.</returns>
    internal static string? Read(HttpContext http, string purpose, string? ticket)
    {
        try
        {
            return ticket is { Length: > 0 } ? Tickets(http, purpose).Unprotect(ticket) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static RazorComponentResult<CodePage> CodePageOf(string ticket, string? returnUrl, string? problem) => new(new Dictionary<string, object?>
    {
        [nameof(CodePage.Ticket)] = ticket,
        [nameof(CodePage.ReturnUrl)] = returnUrl,
        [nameof(CodePage.Problem)] = problem,
    })
    { StatusCode = AccountEndpoints.StatusOf(problem) };

    private static RazorComponentResult<SecondFactorSetUpPage> SetUpPageOf(HttpContext http, Account account, string key, string? problem) => new(new Dictionary<string, object?>
    {
        [nameof(SecondFactorSetUpPage.Ticket)] = Tickets(http, Address).Protect(key, TicketLife),
        [nameof(SecondFactorSetUpPage.Key)] = key,
        [nameof(SecondFactorSetUpPage.Address)] = SecondFactor.AddressOf(account, key),
        [nameof(SecondFactorSetUpPage.Problem)] = problem,
    })
    { StatusCode = AccountEndpoints.StatusOf(problem) };

    private static RazorComponentResult<SecondFactorPage> StandingPageOf(int codes) => new(new Dictionary<string, object?> { [nameof(SecondFactorPage.CodesLeft)] = codes });

    private static RazorComponentResult<RecoveryCodesPage> CodesPageOf(IReadOnlyList<string> codes) =>
        new(new Dictionary<string, object?> { [nameof(RecoveryCodesPage.Codes)] = codes });
}
