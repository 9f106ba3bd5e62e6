using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FaceGallery.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using OtpNet;

namespace FaceGallery.Web.Accounts;

/// <summary>
/// What is asked for after the password, where an account wants it: a code of an app on a phone (TOTP, RFC 6238: six figures, 30 seconds), or one of ten recovery codes, each of
/// which is good once. The key is kept encrypted with the server's keys, the recovery codes hashed.
/// </summary>
public sealed class SecondFactor(IDataProtectionProvider protection, UserManager<Account> users, TimeProvider time)
{
    private const string Provider = "FaceGallery.SecondFactor";
    private const string Key = "Key";
    private const string LastStep = "LastStep";
    private const string RecoveryCodes = "RecoveryCodes";
    private const int KeyBytes = 20;
    private const int CodesAtOnce = 10;

    // 66 bits: too many to try, also for somebody who has the hashes.
    private const int RecoveryFigures = 20;

    /// <summary>The clocks of phone and server may differ by half a minute.</summary>
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    private readonly IDataProtector _protector = protection.CreateProtector("FaceGallery.Access.SecondFactor");

    /// <returns>A key for an app, in base 32.</returns>
    public static string NewKey() => Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(KeyBytes));

    /// <summary>What an app reads from the QR code.</summary>
    public static string AddressOf(Account account, string key) => new OtpUri(OtpType.Totp, key, account.UserName, "FaceGallery").ToString();

    /// <summary>Also where there is none.</summary>
    public static async Task TurnOffAsync(UserManager<Account> users, Account account)
    {
        foreach (var name in new[] { Key, LastStep, RecoveryCodes })
        {
            await users.RemoveAuthenticationTokenAsync(account, Provider, name);
        }

        await users.SetTwoFactorEnabledAsync(account, enabled: false);
    }

    /// <param name="code">What the app shows now, as proof that it has the key.</param>
    /// <returns>The recovery codes, which are kept nowhere; null where the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> TurnOnAsync(Account account, string key, string? code)
    {
        if (StepOf(key, code) is not { } step)
        {
            return null;
        }

        await users.SetAuthenticationTokenAsync(account, Provider, Key, _protector.Protect(key));
        await KeepStepAsync(account, step);
        var codes = await NewRecoveryCodesAsync(account);
        await users.SetTwoFactorEnabledAsync(account, enabled: true);
        return codes;
    }

    /// <summary>In place of those before.</summary>
    public async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(Account account)
    {
        string[] codes = [.. Enumerable.Range(0, CodesAtOnce).Select(_ => RandomNumberGenerator.GetString("0123456789", RecoveryFigures))];
        await KeepCodesAsync(account, codes.Select(HashOf));
        return codes;
    }

    public async Task<int> CountRecoveryCodesAsync(Account account) => (await CodesAsync(account)).Length;

    /// <summary>Each code is right once: what was looked over a shoulder opens nothing.</summary>
    /// <param name="code">Of the app or for recovery, with or without spaces.</param>
    /// <returns>What was right; null for nothing.</returns>
    public async Task<SecondFactorKind?> TryAsync(Account account, string? code)
    {
        var given = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        if (!account.TwoFactorEnabled)
        {
            return null;
        }

        if (given.Length == RecoveryFigures)
        {
            var (hash, left) = (HashOf(given), await CodesAsync(account));
            return left.Contains(hash) && await KeepCodesAsync(account, left.Where(other => other != hash)) ? SecondFactorKind.RecoveryCode : null;
        }

        var last = long.TryParse(await users.GetAuthenticationTokenAsync(account, Provider, LastStep), CultureInfo.InvariantCulture, out var read) ? read : 0;
        return await KeyAsync(account) is { } key && StepOf(key, given) is { } step && step > last && await KeepStepAsync(account, step) ? SecondFactorKind.App : null;
    }

    /// <returns>Null also where the server's keys are no longer those that sealed it: then recovery codes alone are right.</returns>
    private async Task<string?> KeyAsync(Account account)
    {
        try
        {
            return await users.GetAuthenticationTokenAsync(account, Provider, Key) is { } key ? _protector.Unprotect(key) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <returns>The half minute, since 1970, whose code it is; null for a wrong one.</returns>
    private long? StepOf(string key, string? code) =>
        new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(time.GetUtcNow().UtcDateTime, code?.Replace(" ", "", StringComparison.Ordinal) ?? "", out var step, Window) ? step : null;

    private async Task<string[]> CodesAsync(Account account) =>
        (await users.GetAuthenticationTokenAsync(account, Provider, RecoveryCodes))?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private async Task<bool> KeepCodesAsync(Account account, IEnumerable<string> hashes) =>
        (await users.SetAuthenticationTokenAsync(account, Provider, RecoveryCodes, string.Join(' ', hashes))).Succeeded;

    // Fails where the account was changed meanwhile: two that come with one code at once are not both let in.
    private async Task<bool> KeepStepAsync(Account account, long step) =>
        (await users.SetAuthenticationTokenAsync(account, Provider, LastStep, step.ToString(CultureInfo.InvariantCulture))).Succeeded;

    private static string HashOf(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}

/// <summary>What proved the second factor.</summary>
public enum SecondFactorKind
{
    App,
    RecoveryCode,
}
