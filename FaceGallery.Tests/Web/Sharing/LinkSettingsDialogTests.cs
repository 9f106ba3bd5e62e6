using AngleSharp.Dom;
using Bunit;
using FaceGallery.Domain.Sharing;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using Shouldly;

namespace FaceGallery.Tests.Web.Sharing;

/// <summary>How a link is to be, as it is asked for.</summary>
public sealed class LinkSettingsDialogTests(IndexedApp app) : ComponentTests, IClassFixture<IndexedApp>, IAsyncLifetime
{
    private IRenderedComponent<MudDialogProvider> _dialogs = null!;
    private IDialogReference _asked = null!;

    public async ValueTask InitializeAsync()
    {
        await UseAsync(app.App);
        Render<MudPopoverProvider>();
        _dialogs = Render<MudDialogProvider>();
    }

    [Fact]
    public async Task A_new_link_is_as_careful_as_it_may_be_until_the_owner_says_otherwise()
    {
        var dialog = await OpenAsync(ShareScope.Of(AlbumKey.Everything));
        dialog.Find("details").HasAttribute("open").ShouldBeTrue();
        IsOn(dialog, "Remove location and camera data").ShouldBeTrue();
        IsDisabled(dialog, "Convert HEIC").ShouldBeTrue();

        await dialog.InvokeAsync(() => Switch(dialog, "Remove location and camera data").Change(false));

        IsDisabled(dialog, "Convert HEIC").ShouldBeFalse();
    }

    [Fact]
    public async Task Chosen_photos_are_those_and_no_others()
    {
        var dialog = await OpenAsync(ShareScope.Of(await app.App.PhotoIdsAsync(IndexedApp.Alone)));
        dialog.FindAll("label").ShouldNotContain(label => label.TextContent.Contains("added or named later", StringComparison.OrdinalIgnoreCase));

        // How the link is to be is folded, and has no album whose name it could bear.
        dialog.Find("details").HasAttribute("open").ShouldBeFalse();
        dialog.Markup.ShouldSatisfyAllConditions(form => form.ShouldContain("This photo only"), form => form.ShouldNotContain("album&#39;s name"), form => form.ShouldNotContain("album's name"));
    }

    [Fact]
    public async Task A_passphrase_that_is_too_short_is_told_and_the_dialog_stays_with_what_was_typed()
    {
        var links = await LinksAsync();
        var dialog = await OpenAsync(ShareScope.Of(AlbumKey.Everything));
        await dialog.InvokeAsync(() => Field(dialog, "Title").Change("Summer"));
        await dialog.InvokeAsync(() => Field(dialog, "Passphrase").Change("a"));

        await dialog.InvokeAsync(() => Button(dialog, "Make link").Click());

        dialog.WaitForAssertion(() => dialog.Find(".mud-alert").TextContent.ShouldContain("passphrase"));
        Field(dialog, "Title").GetAttribute("value").ShouldBe("Summer");
        (await LinksAsync()).ShouldBe(links);
    }

    [Fact]
    public async Task A_passphrase_stays_unless_it_is_changed_or_taken_away()
    {
        var dialog = await OpenAsync(ShareScope.Of(AlbumKey.Everything));
        await dialog.InvokeAsync(() => Field(dialog, "Passphrase").Change("lake house"));
        await dialog.InvokeAsync(() => Button(dialog, "Make link").Click());
        var share = await ShareAsync((int)(await _asked.Result)!.Data!);
        share.PassphraseHash.ShouldNotBeNull();

        dialog = await OpenAsync(share: share);
        await dialog.InvokeAsync(() => Field(dialog, "Title").Change("Summer"));
        await dialog.InvokeAsync(() => Button(dialog, "Save").Click());
        await _asked.Result;
        (await ShareAsync(share.Id)).PassphraseHash.ShouldBe(share.PassphraseHash);

        dialog = await OpenAsync(share: await ShareAsync(share.Id));
        await dialog.InvokeAsync(() => Switch(dialog, "Remove passphrase").Change(true));
        await dialog.InvokeAsync(() => Button(dialog, "Save").Click());
        await _asked.Result;
        var open = await ShareAsync(share.Id);
        (open.Title, open.PassphraseHash).ShouldBe(("Summer", null));
    }

    [Fact]
    public async Task The_cover_is_one_of_the_links_photos()
    {
        var ids = await app.App.PhotoIdsAsync(IndexedApp.Together, IndexedApp.Alone);
        var share = await app.App.LinkToAsync(ShareScope.Of(ids));
        await app.App.UseAsync<ShareEditing, int>(async editing =>
        {
            await editing.EditAsync(share.Id, new ShareSettings { CoverPhotoId = ids[0] }, Stop);
            return share.Id;
        });

        var dialog = await OpenAsync(share: await ShareAsync(share.Id));
        dialog.WaitForAssertion(() => dialog.FindAll(".covers input").Count.ShouldBe(2));
        await dialog.InvokeAsync(() => dialog.FindAll(".covers input").Single(photo => !photo.HasAttribute("checked")).Change(true));
        await dialog.InvokeAsync(() => Button(dialog, "Save").Click());
        await _asked.Result;

        (await ShareAsync(share.Id)).CoverPhotoId.ShouldBe(ids[1]);
    }

    /// <returns>To be acted on where it renders: what was found elsewhere might have been drawn anew by then.</returns>
    private async Task<IRenderedComponent<MudDialogProvider>> OpenAsync(ShareScope? scope = null, Share? share = null)
    {
        var parameters = new DialogParameters<LinkSettingsDialog> { { dialog => dialog.Scope, scope }, { dialog => dialog.Share, share } };
        _asked = await _dialogs.InvokeAsync(() => Services.GetRequiredService<IDialogService>().ShowAsync<LinkSettingsDialog>("Link", parameters));
        return _dialogs;
    }

    private static IElement Switch(IRenderedComponent<MudDialogProvider> dialog, string label) =>
        dialog.FindAll("label").Single(candidate => candidate.TextContent.Contains(label, StringComparison.Ordinal)).QuerySelector("input[type=checkbox]")!;

    private static bool IsOn(IRenderedComponent<MudDialogProvider> dialog, string label) => Switch(dialog, label).GetAttribute("aria-checked") == "true";

    private static bool IsDisabled(IRenderedComponent<MudDialogProvider> dialog, string label) => Switch(dialog, label).HasAttribute("disabled");

    private static IElement Field(IRenderedComponent<MudDialogProvider> dialog, string label) =>
        dialog.Find($"#{dialog.FindAll("label").First(candidate => candidate.TextContent.StartsWith(label, StringComparison.Ordinal)).GetAttribute("for")}");

    private static IElement Button(IRenderedComponent<MudDialogProvider> dialog, string name) => dialog.FindAll("button").Single(button => button.TextContent.Trim() == name);

    private Task<int> LinksAsync() => app.QueryAsync(context => context.Shares.CountAsync(Stop));

    private Task<Share> ShareAsync(int id) => app.QueryAsync(context => context.Shares.AsNoTracking().SingleAsync(share => share.Id == id, Stop));
}
