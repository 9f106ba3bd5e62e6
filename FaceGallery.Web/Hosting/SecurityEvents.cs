using System.Data.Common;
using System.Net;
using FaceGallery.Domain.Accounts;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Hosting;

/// <summary>
/// Writes down, in the log and in the database, what bears on who gets in. Alike events within an hour are one line and one row with a count, and of what
/// strangers can cause there are few rows an hour: a flood rolls neither the log nor the list, and pushes nothing out that the owner did.
/// </summary>
public sealed partial class SecurityEvents(IDbContextFactory<FaceGalleryDbContext> contexts, TimeProvider time, ILogger<SecurityEvents> logger) : BackgroundService
{
    /// <summary>Rows that are kept of what strangers cause, and as many of the rest.</summary>
    public const int MaxRows = 5_000;

    /// <summary>Rows an hour of one kind that strangers cause; the networks beyond them count as one.</summary>
    private const int MaxNetworks = 20;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<(SecurityEventKind Kind, int? AccountId, int? SubjectId, string? Network), Tally> _hour = [];
    private readonly SemaphoreSlim _writing = new(1);
    private List<Tally> _unwritten = [];
    private DateTime _hourBegan;

    /// <summary>At once: it is written to the database within seconds.</summary>
    /// <param name="subjectId">The link or token that it is about.</param>
    /// <param name="from">The sender's address; null where nobody sent anything.</param>
    public void Record(SecurityEventKind kind, int? accountId = null, int? subjectId = null, IPAddress? from = null)
    {
        var network = from is null ? null : AddressNetwork.Of(from);
        lock (_lock)
        {
            var now = time.GetUtcNow().UtcDateTime;
            BeginHour(now);
            var key = (kind, accountId, subjectId, network);
            if (!_hour.ContainsKey(key) && kind < SecurityEventKind.ByStrangers && _hour.Keys.Count(other => other.Kind == kind) >= MaxNetworks)
            {
                key = (kind, null, null, SecurityEvent.ManyNetworks);
            }

            if (!_hour.TryGetValue(key, out var tally))
            {
                _hour[key] = tally = new Tally(key.kind, key.accountId, key.subjectId, key.network, now);
                Write(tally);
            }

            tally.Add(now);
            if (!tally.IsUnwritten)
            {
                tally.IsUnwritten = true;
                _unwritten.Add(tally);
            }
        }
    }

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<SecurityEvent>> PageAsync(int skip, int take, CancellationToken cancellationToken)
    {
        await SaveAsync(cancellationToken);
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await context.SecurityEvents.AsNoTracking().OrderByDescending(entry => entry.LastAt).ThenByDescending(entry => entry.Id).Skip(skip).Take(take).ToListAsync(cancellationToken);
    }

    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await context.SecurityEvents.CountAsync(cancellationToken);
    }

    /// <summary>Writes to the database what is not there yet. For commands, which end at once; the app does so by itself.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            List<(Tally Tally, int Count, DateTime LastAt)> unwritten;
            lock (_lock)
            {
                unwritten = [.. _unwritten.Select(tally => (tally, tally.Count, tally.LastAt))];
            }

            if (unwritten.Count == 0)
            {
                return;
            }

            await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var added = new List<(Tally Tally, SecurityEvent Row)>();
            foreach (var (tally, count, lastAt) in unwritten)
            {
                if (tally.Id is { } id)
                {
                    await context.SecurityEvents.Where(row => row.Id == id)
                        .ExecuteUpdateAsync(row => row.SetProperty(entry => entry.Count, count).SetProperty(entry => entry.LastAt, lastAt), cancellationToken);
                }
                else
                {
                    var row = tally.ToRow(count, lastAt);
                    context.SecurityEvents.Add(row);
                    added.Add((tally, row));
                }
            }

            await context.SaveChangesAsync(cancellationToken);
            await TrimAsync(context.SecurityEvents.Where(row => row.Kind < SecurityEventKind.ByStrangers), cancellationToken);
            await TrimAsync(context.SecurityEvents.Where(row => row.Kind > SecurityEventKind.ByStrangers), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            lock (_lock)
            {
                added.ForEach(pair => pair.Tally.Id = pair.Row.Id);
                foreach (var (tally, count, _) in unwritten)
                {
                    tally.IsUnwritten = tally.Count != count;
                }

                _unwritten = [.. _unwritten.Where(tally => tally.IsUnwritten)];
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Also where the app stops before its background work began.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TrySaveAsync();
    }

    public override void Dispose()
    {
        _writing.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TrySaveAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The app stops.
        }
    }

    private async Task TrySaveAsync()
    {
        try
        {
            lock (_lock)
            {
                BeginHour(time.GetUtcNow().UtcDateTime);
            }

            await SaveAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException)
        {
            // They stay unwritten, and the next turn tries again.
            LogUnwritten(exception);
        }
    }

    private void BeginHour(DateTime now)
    {
        if (now - _hourBegan < TimeSpan.FromHours(1) && now >= _hourBegan)
        {
            return;
        }

        foreach (var tally in _hour.Values.Where(tally => tally.Count > 1))
        {
            LogMore(tally.Count - 1, tally.Kind, tally.AccountId, tally.SubjectId, tally.Network);
        }

        _hour.Clear();
        _hourBegan = now;
    }

    private void Write(Tally tally)
    {
        if (tally.Kind < SecurityEventKind.ByStrangers)
        {
            LogByStranger(tally.Kind, tally.AccountId, tally.SubjectId, tally.Network);
        }
        else
        {
            LogEvent(tally.Kind, tally.AccountId, tally.SubjectId, tally.Network);
        }
    }

    private static async Task TrimAsync(IQueryable<SecurityEvent> rows, CancellationToken cancellationToken)
    {
        if (await rows.OrderByDescending(row => row.Id).Skip(MaxRows).Select(row => (int?)row.Id).FirstOrDefaultAsync(cancellationToken) is { } oldest)
        {
            await rows.Where(row => row.Id <= oldest).ExecuteDeleteAsync(cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Kind}: account {AccountId}, link or token {SubjectId}, from {Network}. More like it within the hour is counted and told then.")]
    private partial void LogByStranger(SecurityEventKind kind, int? accountId, int? subjectId, string? network);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Kind}: account {AccountId}, link or token {SubjectId}, from {Network}.")]
    private partial void LogEvent(SecurityEventKind kind, int? accountId, int? subjectId, string? network);

    [LoggerMessage(Level = LogLevel.Warning, Message = "And {Count} more like it within the hour: {Kind}: account {AccountId}, link or token {SubjectId}, from {Network}.")]
    private partial void LogMore(int count, SecurityEventKind kind, int? accountId, int? subjectId, string? network);

    [LoggerMessage(Level = LogLevel.Error, Message = "Security events cannot be written to the database. They are kept in memory and tried again.")]
    private partial void LogUnwritten(Exception exception);

    /// <summary>Alike events of an hour.</summary>
    private sealed class Tally(SecurityEventKind kind, int? accountId, int? subjectId, string? network, DateTime firstAt)
    {
        public SecurityEventKind Kind => kind;

        public int? AccountId => accountId;

        public int? SubjectId => subjectId;

        public string? Network => network;

        public int Count { get; private set; }

        public DateTime LastAt { get; private set; }

        /// <summary>Of its row; null until it has one.</summary>
        public int? Id { get; set; }

        /// <summary>The row is not there, or says less.</summary>
        public bool IsUnwritten { get; set; }

        public void Add(DateTime now) => (Count, LastAt) = (Count + 1, now);

        public SecurityEvent ToRow(int count, DateTime lastAt) => new()
        {
            Kind = kind,
            AccountId = accountId,
            SubjectId = subjectId,
            Network = network,
            FirstAt = firstAt,
            Count = count,
            LastAt = lastAt,
        };
    }
}
