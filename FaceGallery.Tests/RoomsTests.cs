using ArchUnitNET.Loader;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Commands.Serve;
using Shouldly;

namespace FaceGallery.Tests;

/// <summary>Which of the web project's folders ("rooms") may use which: docs/architecture.md has the picture, from the top down.</summary>
public sealed class RoomsTests
{
    private const string Root = "FaceGallery.Web.";

    /// <summary>From the compiled program, pages included: one for each pair of rooms.</summary>
    private static readonly IReadOnlyList<(string From, string To, string By, string Type)> Arrows =
    [
        .. new ArchLoader().LoadAssembly(typeof(WebApp).Assembly).Build().Types
            .Where(type => RoomOf(type.Namespace?.FullName) is not null)
            .SelectMany(type => type.Dependencies.Select(used => (From: RoomOf(type.Namespace?.FullName)!, To: RoomOf(used.Target.Namespace?.FullName), By: type.Name, Type: used.Target.Name)))
            .Where(arrow => arrow.To is not null && arrow.From != arrow.To)
            .Select(arrow => (arrow.From, To: arrow.To!, arrow.By, arrow.Type))
            .DistinctBy(arrow => (arrow.From, arrow.To)),
    ];

    [Fact]
    public void Every_room_uses_only_rooms_below_it()
    {
        var floors = Floors();
        var upwards = Arrows.Where(arrow => !floors.TryGetValue(arrow.From, out var from) || !floors.TryGetValue(arrow.To, out var to) || from >= to);
        upwards.Select(arrow => $"{arrow.From} uses {arrow.To}: {arrow.By} → {arrow.Type}").Order().ShouldBeEmpty();
    }

    [Fact]
    public void Every_room_of_the_picture_is_there() => Floors().Keys.Except(Arrows.SelectMany(arrow => new[] { arrow.From, arrow.To })).ShouldBeEmpty();

    private static string? RoomOf(string? name) => name?.StartsWith(Root, StringComparison.Ordinal) == true ? name[Root.Length..].Split('.')[0] : null;

    /// <summary>The floor of each room, counted from the top.</summary>
    private static Dictionary<string, int> Floors() =>
        SourceFiles.Document("docs/architecture.md").Split("```rooms\n")[1].Split("```")[0]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany((line, floor) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(room => (room, floor)))
            .ToDictionary(entry => entry.room, entry => entry.floor);
}
