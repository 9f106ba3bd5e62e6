using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FaceGallery.Tests.Fixtures;
using Shouldly;

namespace FaceGallery.Tests.Web.LongRun;

/// <summary>What the owner says of the photos, by the API, and what must be true of it ever after.</summary>
internal sealed class SimulatedOwner(SimulatedShare share, LibraryView view, Random random)
{
    private static readonly string[] Despite = ["twiceInPhoto", "rejected", "similarName", "poorExample"];

    private readonly List<(int Id, Uri Address, List<Picture> Pictures)> _chosen = [];
    private readonly List<(int Id, Uri Address, string Person)> _people = [];
    private readonly Dictionary<string, List<Picture>> _albums = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What was answered with success.</summary>
    public int Changes { get; private set; }

    /// <summary>What was refused because the disk was full.</summary>
    public int Refused { get; private set; }

    public int Links => _chosen.Count + _people.Count;

    /// <summary>A week's words.</summary>
    public async Task SayAsync(HttpClient client)
    {
        for (var naming = 0; naming < 5; naming++)
        {
            await NameAsync(client);
        }

        await UndoAsync(client);
        await MergeAsync(client);
        await CaptionAsync(client);
        await FavourAsync(client);
        await LinkAsync(client);
        await CollectAsync(client);
    }

    /// <summary>Names somebody, one in four times by another name that is merged later.</summary>
    /// <returns>False where everybody is named.</returns>
    /// <exception cref="HttpRequestException">The app died. Whether the name was written is not known.</exception>
    public async Task<bool> NameAsync(HttpClient client)
    {
        if (share.Any(picture => picture.Person is not null && picture.Name is null) is not { } picture)
        {
            return false;
        }

        if (await view.PhotoAsync(picture.Hash) is not (_, { } face))
        {
            return true;
        }

        var name = random.Next(4) == 0 ? $"{picture.Person} of old" : picture.Person!;
        Asked = (picture, name);
        if (await SendAsync(client, HttpMethod.Post, "faces/name", new { faceIds = Ids(face), name, despite = Despite }) is not null)
        {
            picture.Name = name;
        }

        Asked = null;
        return true;
    }

    /// <summary>What was asked of an app that died before it answered.</summary>
    public (Picture Picture, string Name)? Asked { get; private set; }

    /// <summary>What was asked of an app that died was done, or was not.</summary>
    public async Task LearnAsync()
    {
        if (Asked is (var picture, var name) && (await view.SaidAsync()).Any(said => said.Hash == picture.Hash && said.Said.StartsWith($"{name};", StringComparison.Ordinal)))
        {
            picture.Name = name;
        }

        Asked = null;
    }

    /// <summary>Compares all that was said with what the library says.</summary>
    public async Task CheckAsync(HttpClient client)
    {
        var said = (await view.SaidAsync()).Select(said => (share.Find(said.Hash)?.Source, said.Said)).Order().ToList();
        said.ShouldBe(share.Pictures.Where(picture => picture.Said is not null).Select(picture => ((string?)picture.Source, picture.Said!)).Order().ToList());
        foreach (var (id, _, pictures) in _chosen)
        {
            (await view.ShownAsync(id)).Order().ShouldBe(pictures.Where(picture => picture.IsThere).Select(picture => picture.Hash).Order(), $"Link {id} shows other photos.");
        }

        foreach (var (id, _, person) in _people)
        {
            share.Present.Where(picture => picture.Name == person).Select(picture => picture.Hash).Except(await view.ShownAsync(id)).ShouldBeEmpty($"The link to {person} lacks photos.");
        }

        foreach (var (name, pictures) in _albums)
        {
            (await view.AlbumAsync(name)).Order().ShouldBe(pictures.Select(picture => picture.Hash).Order(), name);
        }

        foreach (var address in _chosen.Select(link => link.Address).Concat(_people.Select(link => link.Address)).TakeLast(2))
        {
            using var answer = await client.GetAsync(new Uri(address.PathAndQuery, UriKind.Relative), Stop);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"A guest cannot open {address}.");
        }
    }

    private async Task UndoAsync(HttpClient client)
    {
        if (share.Any(picture => picture.Person is not null && picture.Name is null) is { } picture && await view.PhotoAsync(picture.Hash) is (_, { } face)
            && await SendAsync(client, HttpMethod.Post, "faces/name", new { faceIds = Ids(face), name = "By mistake", despite = Despite }) is { } made)
        {
            (await SendAsync(client, HttpMethod.Post, $"changes/{made.Text("changeId")}/undo")).ShouldNotBeNull();
        }
    }

    /// <summary>All who bear a name of old become who they are.</summary>
    private async Task MergeAsync(HttpClient client)
    {
        if (random.Next(3) > 0)
        {
            return;
        }

        foreach (var old in share.Pictures.Where(picture => picture.Name?.EndsWith(" of old", StringComparison.Ordinal) == true).Select(picture => picture.Name!).Distinct().ToList())
        {
            var name = old[..^" of old".Length];
            if (await view.PersonAsync(old) is { } from && await view.PersonAsync(name) is { } into
                && await SendAsync(client, HttpMethod.Post, "people/merge", new { into = $"{into}", from = Ids(from), despite = Despite }) is not null)
            {
                foreach (var picture in share.Pictures.Where(picture => picture.Name == old))
                {
                    picture.Name = name;
                }

                foreach (var (index, link) in _people.Index().ToList().Where(link => link.Item.Person == old))
                {
                    _people[index] = link with { Person = name };
                }
            }
        }
    }

    private async Task CaptionAsync(HttpClient client)
    {
        if (share.Any(_ => true) is { } picture && await view.PhotoAsync(picture.Hash) is var (photo, _)
            && await SendAsync(client, HttpMethod.Patch, $"photos/{photo}", new { caption = $"Caption {Changes}" }) is not null)
        {
            picture.Caption = $"Caption {Changes - 1}";
        }
    }

    private async Task FavourAsync(HttpClient client)
    {
        if (share.Any(_ => true) is { } picture && await view.PhotoAsync(picture.Hash) is var (photo, _)
            && await SendAsync(client, HttpMethod.Post, "photos/favourite", new { photoIds = Ids(photo), favourite = !picture.IsFavourite }) is not null)
        {
            picture.IsFavourite = !picture.IsFavourite;
        }
    }

    private async Task LinkAsync(HttpClient client)
    {
        var named = share.Any(picture => picture.Name is not null);
        if (random.Next(2) == 0 && named is not null && await view.PersonAsync(named.Name!) is { } person
            && await SendAsync(client, HttpMethod.Post, "shares", new { scope = new { person = $"{person}" }, allOfStacks = true }) is { } link)
        {
            _people.Add((int.Parse(link.Text("id"), null), new Uri(link.Text("url")), named.Name!));
        }
        else if (await ChooseAsync() is { Count: > 0 } chosen
            && await SendAsync(client, HttpMethod.Post, "shares", new { scope = new { photos = chosen.Select(one => $"{one.Photo}") }, allOfStacks = true }) is { } few)
        {
            _chosen.Add((int.Parse(few.Text("id"), null), new Uri(few.Text("url")), [.. chosen.Select(one => one.Picture)]));
        }
    }

    private async Task CollectAsync(HttpClient client)
    {
        var name = $"Album {_albums.Count}";
        if (random.Next(4) == 0 && await ChooseAsync() is { Count: > 0 } chosen
            && await SendAsync(client, HttpMethod.Post, "albums", new { name, photoIds = chosen.Select(one => $"{one.Photo}") }) is not null)
        {
            _albums[name] = [.. chosen.Select(one => one.Picture)];
        }
    }

    private async Task<List<(Picture Picture, int Photo)>> ChooseAsync()
    {
        var chosen = new List<(Picture, int)>();
        foreach (var picture in Enumerable.Range(0, 5).Select(_ => share.Any(_ => true)).OfType<Picture>().Distinct())
        {
            if (await view.PhotoAsync(picture.Hash) is var (photo, _))
            {
                chosen.Add((picture, photo));
            }
        }

        return chosen;
    }

    /// <returns>Null where the disk was full: then nothing was changed.</returns>
    private async Task<JsonElement?> SendAsync(HttpClient client, HttpMethod method, string call, object? body = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{call}") { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await client.SendAsync(request, Stop);
        if (answer.StatusCode == HttpStatusCode.InsufficientStorage)
        {
            Refused++;
            return null;
        }

        answer.IsSuccessStatusCode.ShouldBeTrue($"{call}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(Stop)}");
        Changes++;
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
    }

    private static string[] Ids(int id) => [$"{id}"];
}
