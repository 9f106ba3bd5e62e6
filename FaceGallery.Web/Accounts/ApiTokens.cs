using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FaceGallery.Domain.Accounts;
using FaceGallery.Domain.Names;
using FaceGallery.Web.Data;
using FaceGallery.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Accounts;

/// <summary>Tokens by which scripts act for the owner.</summary>
public sealed class ApiTokens(IDbContextFactory<FaceGalleryDbContext> contexts, SecurityEvents events, TimeProvider time)
{
    /// <summary>What every token begins with, so that one that was left somewhere is known for what it is.</summary>
    public const string Prefix = "fg_";

    private const int Bytes = 32;

    /// <returns>The token, which is kept nowhere; null when the name is taken, empty or too long.</returns>
    public async Task<string?> CreateAsync(string name, CancellationToken cancellationToken)
    {
        var wanted = VisibleText.Of(name);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (wanted.Length is 0 or > ApiToken.MaxNameLength || await context.ApiTokens.AnyAsync(token => token.Name == wanted, cancellationToken))
        {
            return null;
        }

        var secret = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        var made = new ApiToken { Name = wanted, Hash = HashOf(secret), CreatedAt = time.GetUtcNow().UtcDateTime };
        context.ApiTokens.Add(made);
        await context.SaveChangesAsync(cancellationToken);
        events.Record(SecurityEventKind.TokenMade, subjectId: made.Id);
        return secret;
    }

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<ApiToken>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ApiTokens.AsNoTracking().OrderBy(token => token.Name).ToListAsync(cancellationToken);
    }

    /// <returns>Whether there was one of that name.</returns>
    public async Task<bool> RevokeAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.ApiTokens.SingleOrDefaultAsync(token => token.Name == name, cancellationToken) is not { } revoked)
        {
            return false;
        }

        context.ApiTokens.Remove(revoked);
        await context.SaveChangesAsync(cancellationToken);
        events.Record(SecurityEventKind.TokenRevoked, subjectId: revoked.Id);
        return true;
    }

    /// <returns>The token's name; null for what is no token.</returns>
    public async Task<string?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        var hash = HashOf(secret);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ApiTokens.Where(token => token.Hash == hash).Select(token => token.Name).SingleOrDefaultAsync(cancellationToken);
    }

    /// <returns>Whether there is one of that name.</returns>
    public async Task<bool> ExistsAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ApiTokens.AnyAsync(token => token.Name == name, cancellationToken);
    }

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
