using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Shouldly;

namespace FaceGallery.Tests.Web.History;

/// <summary>What a change may touch is the whole model, but what is left out by name.</summary>
public sealed class RecordedRowsTests : IAsyncLifetime
{
    private readonly TestLibrary _library = new();

    public async ValueTask InitializeAsync() => await _library.OpenAsync();

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task Only_what_the_model_has_is_left_out_and_for_a_reason()
    {
        var kinds = (await KindsAsync()).Select(kind => kind.ClrType).ToList();

        RecordedRows.LeftOut.Keys.ShouldBeSubsetOf(kinds);
        RecordedRows.LeftOut.Values.ShouldAllBe(reason => reason.Length > 0);
    }

    /// <summary>An entry that is undone after a row was removed must never mean another one.</summary>
    [Fact]
    public async Task Ids_of_all_others_are_never_used_twice()
    {
        var kinds = (await KindsAsync()).Where(kind => !RecordedRows.LeftOut.ContainsKey(kind.ClrType) && kind.FindPrimaryKey()!.Properties is [{ ValueGenerated: ValueGenerated.OnAdd }]);
        var tables = await _library.QueryAsync(context => context.Database.SqlQuery<string>($"SELECT sql AS Value FROM sqlite_master WHERE type = 'table'").ToListAsync());

        foreach (var table in kinds.Select(kind => kind.GetTableName()))
        {
            tables.Single(sql => sql.Contains($"TABLE \"{table}\"", StringComparison.Ordinal)).ShouldContain("AUTOINCREMENT", Case.Sensitive, table);
        }
    }

    private Task<List<IEntityType>> KindsAsync() => _library.QueryAsync(context => Task.FromResult(context.Model.GetEntityTypes().ToList()));
}
