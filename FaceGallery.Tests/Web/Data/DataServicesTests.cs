using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Data;

public sealed class DataServicesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_start_that_was_killed_while_it_migrated_does_not_hold_up_the_next()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var data = DataFolder.Open(_folder.FullPath);
        await using var services = new ServiceCollection().AddLogging().AddData(data).BuildServiceProvider();
        await using var context = await services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>().CreateForOwnerAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync("CREATE TABLE __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT)", cancellationToken);
        await context.Database.ExecuteSqlRawAsync("INSERT INTO __EFMigrationsLock VALUES (1, '2026-07-04')", cancellationToken);

        await services.MigrateDatabaseAsync(cancellationToken).WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);
        (await context.Photos.CountAsync(cancellationToken)).ShouldBe(0);
        SqliteConnection.ClearAllPools();
    }

    [Fact]
    public void The_compiled_model_is_that_of_the_code()
    {
        using var context = new DesignTimeDbContextFactory().CreateDbContext([]);

        context.Model.ToDebugString(MetadataDebugStringOptions.ShortDefault).ShouldBe(
            context.GetService<IDesignTimeModel>().Model.ToDebugString(MetadataDebugStringOptions.ShortDefault),
            "Run the command that docs/architecture.md gives for a change of the database.");
        context.Model.GetType().Name.ShouldBe("FaceGalleryDbContextModel");
    }
}
