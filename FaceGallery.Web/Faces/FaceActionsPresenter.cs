using FaceGallery.Domain.Detection;
using FaceGallery.Web.History;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Naming;
using FaceGallery.Web.People;
using MudBlazor;

namespace FaceGallery.Web.Faces;

/// <summary>Makes the changes to faces that a reader asks for on a page, and shows what they did. Every result is null when the change was refused.</summary>
public sealed class FaceActionsPresenter(FaceTagging tagging, PeopleEditing people, ChangeRunner notices, IDialogService dialogs, Text text)
{
    public Task<ChangeResult?> NameAsync(IReadOnlyCollection<int> faceIds, string name)
    {
        var said = name;
        return notices.MakeAsync(
            (consent, stop) => tagging.NameAsync(faceIds, said = consent.Name ?? name, consent.Despite, stop),
            () => text["Done.Named", said.Trim()]);
    }

    /// <summary>A poor face is to be used to recognise others by, once the reader has seen whom it would name.</summary>
    /// <param name="poverty">What it lacks.</param>
    /// <param name="person">Whose face it is.</param>
    public async Task<ChangeResult?> UseAllTheSameAsync(int faceId, FaceFlaws poverty, string person)
    {
        var parameters = new DialogParameters<ExampleDialog>
        {
            { dialog => dialog.FaceId, faceId },
            { dialog => dialog.Flaw, poverty },
            { dialog => dialog.Person, person },
        };
        var options = new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true };
        var look = await dialogs.ShowAsync<ExampleDialog>(text["Example.UseAllTheSame"], parameters, options);
        return await look.Result is { Canceled: false }
            ? await notices.MakeAsync(stop => people.EnrolAsync(faceId, Contradictions.PoorExample, stop), text["Done.Enrolled", person])
            : null;
    }

    /// <param name="personId">Who they are not; null for whoever each is taken for.</param>
    /// <param name="person">That person's name.</param>
    public Task<ChangeResult?> RejectAsync(IReadOnlyCollection<int> faceIds, int? personId = null, string? person = null) =>
        notices.MakeAsync(
            stop => tagging.RejectAsync(faceIds, personId, stop),
            person is null ? text.Count("Done.Rejected", faceIds.Count) : text["Done.RejectedAs", person]);

    public Task<ChangeResult?> IgnoreAsync(IReadOnlyCollection<int> faceIds) =>
        notices.MakeAsync(stop => tagging.IgnoreAsync(faceIds, stop), text.Count("Done.Strangers", faceIds.Count));

    public Task<ChangeResult?> MarkAsNotFacesAsync(IReadOnlyCollection<int> faceIds) =>
        notices.MakeAsync(stop => tagging.MarkAsNotFacesAsync(faceIds, stop), text.Count("Done.NoFaces", faceIds.Count));

    public Task<ChangeResult?> ReconsiderAsync(IReadOnlyCollection<int> faceIds) =>
        notices.MakeAsync(stop => tagging.ReconsiderAsync(faceIds, stop), text.Count("Done.Reconsidered", faceIds.Count));
}
