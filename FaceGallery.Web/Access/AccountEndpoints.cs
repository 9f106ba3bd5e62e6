using System.Net;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace FaceGallery.Web.Access;

/// <summary>Setting up, signing in and out, and one's own password: plain forms, as only a request can set a cookie.</summary>
public static class AccountEndpoints
{
    public const string SetupAddress = "/setup";
    public const string LoginAddress = "/login";
    public const string AccountAddress = "/account";

    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        var forms = app.MapGroup("").ExcludeFromDescription().WithMetadata(new RequestSizeLimitAttribute(StaleForms.MostBytes)).RefuseStaleForms(Fresh);
        var open = forms.MapGroup("").AllowAnonymous();
        open.MapGet(SetupAddress, SetupAsync).ServedBeforeSetup();
        open.MapPost(SetupAddress, MakeOwnerAsync).DisableAntiforgery().ServedBeforeSetup();
        open.MapGet(LoginAddress, Login);
        open.MapPost(LoginAddress, LoginAsync).DisableAntiforgery();
        var own = forms.MapGroup("").RequireAuthorization();
        own.MapPost("/logout", LogoutAsync).DisableAntiforgery();
        own.MapPost("/account/password", ChangePasswordAsync).DisableAntiforgery();
        own.MapPost("/account/sign-out-everywhere", SignOutEverywhereAsync).DisableAntiforgery();
    }

    private static async Task<IResult> SetupAsync(HttpContext http, Accounts accounts) =>
        await accounts.HasOwnerAsync(http.RequestAborted) ? Closed() : SetupPageOf(http, problem: null, name: null);

    private static async Task<IResult> MakeOwnerAsync(
        [FromForm] string? name, [FromForm] string? password, [FromForm] string? again, [FromForm] string? code, HttpContext http, Accounts accounts, SetupCode setup,
        SignInAttempts attempts, SignInManager<Account> signIns)
    {
        if (await accounts.HasOwnerAsync(http.RequestAborted))
        {
            return Closed();
        }

        var from = http.Connection.RemoteIpAddress;
        if (!IsHere(http) && await attempts.TryAsync(from, () => Task.FromResult(setup.Is(code)), http.RequestAborted) is not true and var known)
        {
            return SetupPageOf(http, known is null ? "Login.Slow" : "Setup.WrongCode", name);
        }

        var problem = password == again ? await accounts.CreateOwnerAsync(name, password, http.RequestAborted) : AccountProblem.DifferentPasswords;
        if (problem is not null)
        {
            return problem == AccountProblem.HasOwner ? Closed() : SetupPageOf(http, $"Account.Problem.{problem}", name);
        }

        await signIns.PasswordSignInAsync(name!.Trim(), password!, isPersistent: true, lockoutOnFailure: false);
        return Results.LocalRedirect("~/");
    }

    private static IResult Login(string? returnUrl, HttpContext http) =>
        http.User.Identity?.IsAuthenticated == true ? Results.LocalRedirect(LocalOf(returnUrl)) : LoginPageOf(returnUrl, problem: null, name: null);

    private static async Task<IResult> LoginAsync(
        [FromForm] string? name, [FromForm] string? password, [FromForm] string? returnUrl, HttpContext http, SignInAttempts attempts, SignInManager<Account> signIns)
    {
        var from = http.Connection.RemoteIpAddress;
        var isIn = await attempts.TryAsync(from, () => TrySignInAsync(signIns, (name ?? "").Trim(), password ?? ""), http.RequestAborted);
        if (isIn is null)
        {
            http.Response.Headers.RetryAfter = "300";
            return LoginPageOf(returnUrl, "Login.Slow", name);
        }

        return isIn.Value ? Results.LocalRedirect(LocalOf(returnUrl)) : LoginPageOf(returnUrl, "Login.Wrong", name);
    }

    /// <summary>An unknown name and a locked account are answered like a wrong password, and take as long, so that nobody learns which names there are.</summary>
    private static async Task<bool> TrySignInAsync(SignInManager<Account> signIns, string name, string password)
    {
        if (await signIns.UserManager.FindByNameAsync(name) is not { } account || await signIns.UserManager.IsLockedOutAsync(account))
        {
            signIns.UserManager.PasswordHasher.HashPassword(new Account(), password);
            return false;
        }

        return (await signIns.PasswordSignInAsync(account, password, isPersistent: true, lockoutOnFailure: true)).Succeeded;
    }

    private static async Task<IResult> LogoutAsync(SignInManager<Account> signIns)
    {
        await signIns.SignOutAsync();
        return Results.LocalRedirect("~/");
    }

    private static async Task<IResult> ChangePasswordAsync(
        [FromForm] string? present, [FromForm] string? password, [FromForm] string? again, HttpContext http, UserManager<Account> users, SignInManager<Account> signIns)
    {
        if (await users.GetUserAsync(http.User) is not { } account)
        {
            return TypedResults.Forbid();
        }

        if (password != again || !Accounts.IsLongEnough(password))
        {
            return Back(password == again ? AccountProblem.ShortPassword : AccountProblem.DifferentPasswords);
        }

        // A stolen session must not try passwords for ever either.
        var check = await signIns.CheckPasswordSignInAsync(account, present ?? "", lockoutOnFailure: true);
        if (!check.Succeeded || !(await users.ChangePasswordAsync(account, present!, password)).Succeeded)
        {
            return Back(AccountProblem.WrongPassword);
        }

        await signIns.RefreshSignInAsync(account);
        return Results.LocalRedirect($"~{AccountAddress}?done=password");
    }

    private static async Task<IResult> SignOutEverywhereAsync(HttpContext http, UserManager<Account> users, SignInManager<Account> signIns)
    {
        if (await users.GetUserAsync(http.User) is { } account)
        {
            await users.UpdateSecurityStampAsync(account);
        }

        await signIns.SignOutAsync();
        return Results.LocalRedirect($"~{LoginAddress}");
    }

    private static IResult Fresh(HttpContext http) =>
        http.Request.Path.StartsWithSegments(SetupAddress) ? SetupPageOf(http, "Login.Stale", name: null)
        : http.Request.Path.StartsWithSegments(LoginAddress) ? LoginPageOf(null, "Login.Stale", name: null)
        : Results.LocalRedirect($"~{AccountAddress}");

    // A proxy on this machine passes others' requests on, and another site's name may be made to lead here.
    private static bool IsHere(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        && LoopbackHost.Is(http.Request.Host.Host)
        && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded");

    private static RazorComponentResult<SetupClosedPage> Closed() => new() { StatusCode = StatusCodes.Status404NotFound };

    private static IResult Back(AccountProblem problem) => Results.LocalRedirect($"~{AccountAddress}?problem={problem}");

    /// <summary>Only addresses of this app, and never the sign-in page itself.</summary>
    private static string LocalOf(string? address) =>
        address is ['/', not '/' and not '\\', ..] && address.All(letter => letter is > ' ' and < '\x7f') && !address.StartsWith(LoginAddress, StringComparison.OrdinalIgnoreCase) ? address : "~/";

    private static RazorComponentResult<SetupPage> SetupPageOf(HttpContext http, string? problem, string? name) => new(new Dictionary<string, object?>
    {
        [nameof(SetupPage.Problem)] = problem,
        [nameof(SetupPage.Name)] = name ?? Accounts.DefaultOwnerName,
        [nameof(SetupPage.AsksCode)] = !IsHere(http),
    })
    { StatusCode = StatusOf(problem) };

    private static RazorComponentResult<LoginPage> LoginPageOf(string? returnUrl, string? problem, string? name) => new(new Dictionary<string, object?>
    {
        [nameof(LoginPage.Problem)] = problem,
        [nameof(LoginPage.Name)] = name ?? Accounts.DefaultOwnerName,
        [nameof(LoginPage.ReturnUrl)] = returnUrl,
    })
    { StatusCode = StatusOf(problem) };

    private static int StatusOf(string? problem) => problem switch
    {
        null => StatusCodes.Status200OK,
        "Login.Slow" => StatusCodes.Status429TooManyRequests,
        "Login.Stale" => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status401Unauthorized,
    };
}
