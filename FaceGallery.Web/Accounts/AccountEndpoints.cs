using FaceGallery.Domain.Accounts;
using FaceGallery.Web.Data;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Localisation;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Accounts;

/// <summary>Setting up, signing in and out, and one's own password: plain forms, as only a request can set a cookie.</summary>
public static class AccountEndpoints
{
    public const string SetupAddress = "/setup";
    public const string LoginAddress = "/login";
    public const string AccountAddress = "/account";
    public const string ConfirmAddress = "/account/confirm";

    /// <summary>What was given last is not right, as addresses of forms say it: no answer to a form is a page, so that whoever goes back never meets one that would have to be sent again.</summary>
    internal const string Wrong = "wrong";

    /// <summary>It was not looked at, as too much was wrong before.</summary>
    internal const string TooOften = "slow";

    /// <summary>It came without a valid token, or too late.</summary>
    internal const string Stale = "stale";

    /// <summary>The key of <see cref="TooOften"/>.</summary>
    internal const string Slow = "Login.Slow";

    /// <summary>The session by which somebody was signed in is at its end.</summary>
    internal const string Ended = "ended";

    /// <summary>The name that was given with a wrong password: the form has it again.</summary>
    private const string NameCookie = "facegallery.name";

    private const string EndedKey = "Login.Ended";

    private const int MaxName = 100;

    private static readonly TimeSpan NameKept = TimeSpan.FromMinutes(10);

    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        var forms = app.MapGroup("").ExcludeFromDescription().WithMetadata(new RequestSizeLimitAttribute(StaleForms.MaxBytes)).RefuseStaleForms(Fresh);
        var open = forms.MapGroup("").AllowAnonymous();
        open.MapGet(SetupAddress, SetupAsync).ServedBeforeSetup();
        open.MapPost(SetupAddress, MakeOwnerAsync).DisableAntiforgery().ServedBeforeSetup();
        open.MapGet(LoginAddress, LoginPageAsync);
        open.MapPost(LoginAddress, LoginAsync).DisableAntiforgery();
        open.MapPost($"{LoginAddress}/language", ChooseLanguage).DisableAntiforgery().ServedBeforeSetup();
        var own = forms.MapGroup("").RequireAuthorization();
        SecondFactorEndpoints.MapSecondFactor(open, own);
        own.MapPost("/logout", LogoutAsync).DisableAntiforgery();
        own.MapPost("/account/sessions/end", EndSessionAsync).DisableAntiforgery();
        own.MapGet(ConfirmAddress, (string? returnUrl, HttpContext http) => ConfirmPageOf(http, returnUrl, ProblemOf(http, $"Account.Problem.{AccountProblem.WrongPassword}")));
        own.MapPost(ConfirmAddress, ConfirmAsync).DisableAntiforgery();
        own.MapPost("/account/password", ChangePasswordAsync).DisableAntiforgery();
        own.MapPost("/account/sign-out-everywhere", SignOutEverywhereAsync).DisableAntiforgery();
    }

    private static async Task<IResult> SetupAsync(HttpContext http, AccountService accounts) =>
        await accounts.HasOwnerAsync(http.RequestAborted) ? new RazorComponentResult<SetupClosedPage> { StatusCode = StatusCodes.Status404NotFound } : SetupPageOf(http, ProblemOf(http, "Setup.WrongCode"));

    private static async Task<IResult> MakeOwnerAsync(
        [FromForm] string? name, [FromForm] string? password, [FromForm] string? again, [FromForm] string? code, HttpContext http, AccountService accounts, SetupCode setup,
        SignInAttempts attempts, KnownSources sources, SecurityEvents events, SignInManager<Account> signIns)
    {
        if (await accounts.HasOwnerAsync(http.RequestAborted))
        {
            return Results.LocalRedirect($"~{SetupAddress}");
        }

        KeepName(http, name);
        if (AsksCode(http))
        {
            var source = new SignInSource("setup code", AddressNetwork.Of(http.Connection.RemoteIpAddress));
            switch (await attempts.TryAsync(source, () => Task.FromResult(setup.Is(code)), http.RequestAborted))
            {
                case null:
                    events.Record(SecurityEventKind.SignInLocked, from: http.Connection.RemoteIpAddress);
                    return AskLater(SetupAddress, returnUrl: null, attempts.WaitOf(source));
                case false:
                    events.Record(SecurityEventKind.SetupRefused, from: http.Connection.RemoteIpAddress);
                    return AskAgain(SetupAddress, returnUrl: null, Wrong);
            }
        }

        var problem = password == again ? await accounts.CreateOwnerAsync(name, password, http.RequestAborted) : AccountProblem.DifferentPasswords;
        if (problem is not null)
        {
            return AskAgain(SetupAddress, returnUrl: null, $"{problem}");
        }

        var owner = (await signIns.UserManager.FindByNameAsync(name!.Trim()))!;
        await signIns.SignInAsync(owner, isPersistent: true);
        await sources.RememberAsync(http, owner);
        ForgetName(http);
        events.Record(SecurityEventKind.SignedIn, owner.Id, from: http.Connection.RemoteIpAddress);
        return Results.LocalRedirect("~/welcome");
    }

    /// <summary>Where anybody may have another name, nobody is taken for the owner.</summary>
    private static async Task<IResult> LoginPageAsync(string? returnUrl, HttpContext http, AccountService accounts)
    {
        if (http.User.Identity?.IsAuthenticated == true)
        {
            return Results.LocalRedirect(LocalOf(returnUrl));
        }

        var problem = ProblemOf(http, "Login.Wrong");
        return LoginPageOf(returnUrl, problem, (problem is null ? null : NameOf(http)) ?? (await accounts.IsForDefaultOwnerOnlyAsync(http.RequestAborted) ? AccountService.DefaultOwnerName : ""));
    }

    private static IResult ChooseLanguage([FromForm] string? language, [FromForm] string? returnUrl, HttpContext http)
    {
        LanguageCookie.Choose(http, language);
        return Results.LocalRedirect($"~{LoginAddress}{QueryString.Create("returnUrl", returnUrl ?? "")}");
    }

    private static async Task<IResult> LoginAsync(
        [FromForm] string? name, [FromForm] string? password, [FromForm] string? returnUrl, HttpContext http, SignInAttempts attempts, KnownSources sources, SecurityEvents events,
        SignInManager<Account> signIns)
    {
        var wanted = (name ?? "").Trim();
        var account = await signIns.UserManager.FindByNameAsync(wanted);
        var source = await sources.OfAsync(http, account, wanted);
        switch (await attempts.TryAsync(source, () => IsRightAsync(signIns.UserManager, account, password ?? ""), http.RequestAborted))
        {
            case null:
                events.Record(SecurityEventKind.SignInLocked, account?.Id, from: http.Connection.RemoteIpAddress);
                KeepName(http, wanted);
                return AskLater(LoginAddress, returnUrl, attempts.WaitOf(source));
            case false:
                events.Record(SecurityEventKind.SignInFailed, account?.Id, from: http.Connection.RemoteIpAddress);
                KeepName(http, wanted);
                return AskAgain(LoginAddress, returnUrl, Wrong);
            default:
                return account!.TwoFactorEnabled ? SecondFactorEndpoints.Ask(http, account, returnUrl) : await EnterAsync(http, account, returnUrl, sources, events, signIns);
        }
    }

    /// <summary>For an account whose password and, where set up, code were right.</summary>
    internal static async Task<IResult> EnterAsync(HttpContext http, Account account, string? returnUrl, KnownSources sources, SecurityEvents events, SignInManager<Account> signIns)
    {
        await signIns.SignInAsync(account, isPersistent: true);
        await sources.RememberAsync(http, account);
        ForgetName(http);
        events.Record(SecurityEventKind.SignedIn, account.Id, from: http.Connection.RemoteIpAddress);
        return Results.LocalRedirect(LocalOf(returnUrl));
    }

    /// <summary>An unknown name is answered like a wrong password, and takes as long, so that nobody learns which names there are.</summary>
    private static async Task<bool> IsRightAsync(UserManager<Account> users, Account? account, string password)
    {
        if (account is not null)
        {
            return await users.CheckPasswordAsync(account, password);
        }

        users.PasswordHasher.HashPassword(new Account(), password);
        return false;
    }

    private static async Task<IResult> LogoutAsync(HttpContext http, OpenSessions sessions, SecurityEvents events, SignInManager<Account> signIns)
    {
        await sessions.EndAsync(http.User, http.RequestAborted);
        await signIns.SignOutAsync();
        events.Record(SecurityEventKind.SignedOut, OpenSessions.AccountOf(http.User), from: http.Connection.RemoteIpAddress);
        ClearBrowser(http);
        return Results.LocalRedirect("~/");
    }

    private static async Task<IResult> EndSessionAsync([FromForm] int session, HttpContext http, OpenSessions sessions, SecurityEvents events)
    {
        if (OpenSessions.AccountOf(http.User) is { } account)
        {
            await sessions.EndAsync(account, session, http.RequestAborted);
            events.Record(SecurityEventKind.SignedOut, account, from: http.Connection.RemoteIpAddress);
        }

        return Results.LocalRedirect($"~{AccountAddress}");
    }

    private static async Task<IResult> ConfirmAsync(
        [FromForm] string? password, [FromForm] string? returnUrl, HttpContext http, SignInAttempts attempts, KnownSources sources, OpenSessions sessions,
        SecurityEvents events, UserManager<Account> users)
    {
        if (await users.GetUserAsync(http.User) is not { } account || OpenSessions.IdOf(http.User) is not { } session)
        {
            return TypedResults.Forbid();
        }

        // A stolen session must not try passwords for ever either.
        var source = await sources.OfAsync(http, account, account.UserName!);
        switch (await attempts.TryAsync(source, () => users.CheckPasswordAsync(account, password ?? ""), http.RequestAborted))
        {
            case null:
                events.Record(SecurityEventKind.SignInLocked, account.Id, from: http.Connection.RemoteIpAddress);
                return AskLater(ConfirmAddress, returnUrl, attempts.WaitOf(source));
            case false:
                events.Record(SecurityEventKind.SignInFailed, account.Id, from: http.Connection.RemoteIpAddress);
                return AskAgain(ConfirmAddress, returnUrl, Wrong);
            default:
                await sessions.ConfirmAsync(session, http.RequestAborted);
                return Results.LocalRedirect(LocalOf(returnUrl));
        }
    }

    private static async Task<IResult> ChangePasswordAsync(
        [FromForm] string? present, [FromForm] string? password, [FromForm] string? again, HttpContext http, SignInAttempts attempts, KnownSources sources, OpenSessions sessions,
        SecurityEvents events, SignInManager<Account> signIns)
    {
        var users = signIns.UserManager;
        if (await users.GetUserAsync(http.User) is not { } account)
        {
            return TypedResults.Forbid();
        }

        if ((password == again ? PasswordRules.ProblemOf(password, account.UserName!, account.Role) : AccountProblem.DifferentPasswords) is { } problem)
        {
            return Back(problem);
        }

        // A stolen session must not try passwords for ever either.
        var source = await sources.OfAsync(http, account, account.UserName!);
        var isChanged = await attempts.TryAsync(source, async () => (await users.ChangePasswordAsync(account, present ?? "", password!)).Succeeded, http.RequestAborted);
        if (isChanged is not true)
        {
            events.Record(isChanged is null ? SecurityEventKind.SignInLocked : SecurityEventKind.SignInFailed, account.Id, from: http.Connection.RemoteIpAddress);
            return isChanged is null ? AskLater(AccountAddress, returnUrl: null, attempts.WaitOf(source)) : Back(AccountProblem.WrongPassword);
        }

        events.Record(SecurityEventKind.PasswordChanged, account.Id, from: http.Connection.RemoteIpAddress);
        await sessions.EndAllAsync(account.Id, http.RequestAborted);
        await signIns.SignInAsync(account, isPersistent: true);
        return Results.LocalRedirect($"~{AccountAddress}?done=password");
    }

    private static async Task<IResult> SignOutEverywhereAsync(HttpContext http, OpenSessions sessions, SecurityEvents events, SignInManager<Account> signIns)
    {
        if (OpenSessions.AccountOf(http.User) is { } account)
        {
            await sessions.EndAllAsync(account, http.RequestAborted);
            events.Record(SecurityEventKind.SignedOutEverywhere, account, from: http.Connection.RemoteIpAddress);
        }

        await signIns.SignOutAsync();
        ClearBrowser(http);
        return Results.LocalRedirect($"~{LoginAddress}");
    }

    // Not its cookies: they would go for the whole registered domain (Clear-Site-Data, W3C, 3.1), and those of guests' links with them.
    private static void ClearBrowser(HttpContext http) => http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";

    private static IResult Fresh(HttpContext http) =>
        http.Request.Path.StartsWithSegments(SetupAddress) ? AskAgain(SetupAddress, returnUrl: null, Stale)
        : http.Request.Path.StartsWithSegments(LoginAddress) ? AskAgain(LoginAddress, returnUrl: null, Stale)
        : Results.LocalRedirect($"~{AccountAddress}");

    private static bool AsksCode(HttpContext http) =>
        !LoopbackHost.IsBrowserOfThisMachine(http) || http.RequestServices.GetRequiredService<IOptions<ProxyOptions>>().Value.IsUsed;

    private static void KeepName(HttpContext http, string? name) => http.Response.Cookies.Append(
        NameCookie, SecondFactorEndpoints.Tickets(http, NameCookie).Protect(name?.Length <= MaxName ? name : "", NameKept), OwnCookies.ForApp(http, NameKept));

    private static string? NameOf(HttpContext http) => SecondFactorEndpoints.Read(http, NameCookie, http.Request.Cookies[NameCookie]);

    private static void ForgetName(HttpContext http) => http.Response.Cookies.Delete(NameCookie, OwnCookies.ForApp(http, TimeSpan.Zero));

    private static IResult Back(AccountProblem problem) => Results.LocalRedirect($"~{AccountAddress}?problem={problem}");

    /// <summary>The page of a form, which says what is wrong with what was given.</summary>
    internal static IResult AskAgain(string address, string? returnUrl, string problem) => Results.LocalRedirect($"~{address}{QueryString.Create("problem", problem).Add("returnUrl", returnUrl ?? "")}");

    internal static IResult AskLater(string address, string? returnUrl, TimeSpan wait) => Results.LocalRedirect(
        $"~{address}{QueryString.Create("problem", TooOften).Add("returnUrl", returnUrl ?? "").Add(AccountWait.Parameter, AccountWait.Write(wait))}");

    /// <summary>The key of what the address of a form says was wrong; null where it says nothing.</summary>
    /// <param name="wrong">The key of what this form calls wrong.</param>
    internal static string? ProblemOf(HttpContext http, string wrong)
    {
        if (http.Request.Query.ContainsKey(AccountWait.Parameter))
        {
            http.Response.Headers.RetryAfter = AccountWait.Write(AccountWait.Of(http.Request));
        }

        return http.Request.Query["problem"].ToString() switch
        {
            Wrong => wrong,
            TooOften => Slow,
            Stale => "Login.Stale",
            Ended => EndedKey,
            var other => Enum.TryParse<AccountProblem>(other, out var problem) && Enum.IsDefined(problem) ? $"Account.Problem.{problem}" : null,
        };
    }

    /// <summary>Only addresses of this app, and never the sign-in page itself.</summary>
    internal static string LocalOf(string? address) =>
        address is ['/', not '/' and not '\\', ..] && address.All(letter => letter is > ' ' and < '\x7f') && !address.StartsWith(LoginAddress, StringComparison.OrdinalIgnoreCase) ? address : "~/";

    private static RazorComponentResult<SetupPage> SetupPageOf(HttpContext http, string? problem) => new(new Dictionary<string, object?>
    {
        [nameof(SetupPage.Problem)] = problem,
        [nameof(SetupPage.Name)] = (problem is null ? null : NameOf(http)) ?? AccountService.DefaultOwnerName,
        [nameof(SetupPage.AsksCode)] = AsksCode(http),
    })
    { StatusCode = StatusOf(problem) };

    private static RazorComponentResult<LoginPage> LoginPageOf(string? returnUrl, string? problem, string? name) => new(new Dictionary<string, object?>
    {
        [nameof(LoginPage.Problem)] = problem,
        [nameof(LoginPage.Name)] = name,
        [nameof(LoginPage.ReturnUrl)] = returnUrl,
    })
    { StatusCode = StatusOf(problem) };

    private static RazorComponentResult<ConfirmPage> ConfirmPageOf(HttpContext http, string? returnUrl, string? problem) => new(new Dictionary<string, object?>
    {
        [nameof(ConfirmPage.Problem)] = problem,
        [nameof(ConfirmPage.Name)] = http.User.Identity?.Name,
        [nameof(ConfirmPage.ReturnUrl)] = returnUrl,
    })
    { StatusCode = StatusOf(problem) };

    internal static int StatusOf(string? problem) => problem switch
    {
        null => StatusCodes.Status200OK,
        EndedKey => StatusCodes.Status200OK,
        Slow => StatusCodes.Status429TooManyRequests,
        "Login.Stale" => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status401Unauthorized,
    };
}
