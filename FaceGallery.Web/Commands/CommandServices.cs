using FaceGallery.Web.Data;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Library;
using FaceGallery.Web.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Commands;

/// <summary>What the commands that index need, and no more, so that a run with nothing to do is over at once.</summary>
internal static class CommandServices
{
    /// <param name="add">Adds what else a command needs.</param>
    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public static async Task<ServiceProvider> StartAsync(IConfiguration configuration, DataFolder folder, CancellationToken cancellationToken, Action<IServiceCollection>? add = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        services.AddLogging();
        services.AddData(folder, configuration);
        services.AddIndexingCore(configuration);
        add?.Invoke(services);
        var provider = services.BuildServiceProvider();
        try
        {
            provider.GetRequiredService<IStartupValidator>().Validate();
            await provider.MigrateDatabaseAsync(cancellationToken);
            await provider.GetRequiredService<ModelChange>().ServeAsync(cancellationToken);
            return provider;
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }
    }

    /// <summary>Indexes once, with progress on stderr.</summary>
    public static async Task<IndexingSummary> IndexAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.ChangeModelsAsync(cancellationToken);
        using var progress = CommandProgress.OnStandardError();
        using var watch = progress.Watch(services.GetRequiredService<IndexingProgress>());
        return await services.GetRequiredService<LibraryIndexer>().IndexAsync(cancellationToken);
    }

    /// <summary>To those that are set, as far as they can be used, before anything is read and compared.</summary>
    private static async Task ChangeModelsAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        var change = services.GetRequiredService<ModelChange>();
        await change.RunAsync(cancellationToken);
        if (change.Problem is { } problem)
        {
            Console.Error.WriteLine(EnglishText.Of(problem));
        }
    }

    public static Task<FaceGalleryDbContext> OpenDatabaseAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>().CreateForOwnerAsync(cancellationToken);
}
