using FaceGallery.Web.History;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.People;

/// <summary>What can be done with a person. All of it can be undone.</summary>
public partial class PersonMenu
{
    private static readonly DialogOptions Narrow = new() { MaxWidth = MaxWidth.ExtraSmall, FullWidth = true };

    [Parameter, EditorRequired]
    public PersonCard Person { get; set; } = default!;

    [Inject]
    private PeopleEditing People { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private Task RenameAsync() => OpenAsync<RenameDialog>(Text["Rename.Title"]);

    private Task MergeAsync() => OpenAsync<MergeDialog>(Text["Merge.Title", Person.Name]);

    private Task SetBirthdayAsync() => OpenAsync<BirthdayDialog>(Text["Birthday.Title"]);

    private Task HideOrShowAsync() => EditAsync(new PersonEdit(IsHidden: !Person.IsHidden), Person.IsHidden ? "Done.Shown" : "Done.Hidden");

    private async Task MakePrivateOrNotAsync()
    {
        if (Person.IsPrivate || await AskAsync("Private.Title", "Private.Text", "Private.Do"))
        {
            await EditAsync(new PersonEdit(IsPrivate: !Person.IsPrivate), Person.IsPrivate ? "Done.NotPrivate" : "Done.Private");
        }
    }

    private async Task ForgetAsync()
    {
        if (await AskAsync("Forget.Title", "Forget.Text", "Forget.Do")
            && await Notices.MakeAsync(stop => People.ForgetAsync(Person.Id, stop), Text["Done.Forgotten", Person.Name]) is not null)
        {
            Navigation.NavigateTo("");
        }
    }

    private async Task EditAsync(PersonEdit edit, string done) =>
        await Notices.MakeAsync(stop => People.EditAsync(Person.Id, edit, stop), Text[done, Person.Name]);

    private async Task<bool> AskAsync(string title, string question, string yes) =>
        await Dialogs.ShowMessageBoxAsync(
            Text[title, Person.Name], Text[question, Person.Name], Text[yes], cancelText: Text["Dialog.Cancel"], options: Narrow) == true;

    private async Task OpenAsync<TDialog>(string title)
        where TDialog : ComponentBase =>
        await Dialogs.ShowAsync<TDialog>(title, new DialogParameters { ["Person"] = Person }, Narrow);
}
