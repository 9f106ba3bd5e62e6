using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace FaceGallery.Web.Data;

/// <summary>Lets <c>dotnet ef</c> make a migration without starting the app, which would create a data folder.</summary>
public sealed class DesignTimeDbContextFactory : IDesignTimeDbContextFactory<FaceGalleryDbContext>
{
    public FaceGalleryDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<FaceGalleryDbContext>().UseSqlite("Data Source=design-time.db").Options);
}
