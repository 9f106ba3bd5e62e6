using System.Globalization;
using FaceGallery.Web.History;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.People;

/// <summary>Asks when a person was born: they are found in no photo taken before.</summary>
public partial class BirthdayDialog
{
    private DateOnly? _birthday;

    [Parameter, EditorRequired]
    public PersonCard Person { get; set; } = default!;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private PeopleEditing People { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private DateOnly Today => DateOnly.FromDateTime(Time.GetLocalNow().DateTime);

    private DateOnly Oldest => Today.AddYears(-PeopleEditing.MaxYears);

    protected override void OnInitialized() => _birthday = Person.Birthday;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task SaveAsync(DateOnly? birthday)
    {
        var done = birthday is { } day ? Text["Done.Birthday", Person.Name, day.ToString("D", CultureInfo.CurrentCulture)] : Text["Done.NoBirthday", Person.Name];
        var edit = new PersonEdit(Birthday: new BirthdayEdit(birthday));
        if (await Notices.MakeAsync(stop => People.EditAsync(Person.Id, edit, stop), done) is not null)
        {
            Dialog.Close();
        }
    }
}
