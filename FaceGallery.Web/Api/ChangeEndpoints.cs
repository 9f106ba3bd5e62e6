using System.Globalization;
using FaceGallery.Domain.Detection;
using FaceGallery.Web.Clusters;
using FaceGallery.Web.Events;
using FaceGallery.Web.Faces;
using FaceGallery.Web.History;
using FaceGallery.Web.Naming;
using FaceGallery.Web.People;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace FaceGallery.Web.Api;

/// <summary>What scripts may change. Each answer names the change, by which all of it can be undone.</summary>
internal static class ChangeEndpoints
{
    public static void MapChanges(this RouteGroupBuilder api)
    {
        var changes = api.MapGroup("").WithChangeProblems();
        MapFaces(changes);
        MapPeople(changes);
        MapClusters(changes);
        MapPhotos(changes);
        changes.MapOwnAlbums();
        changes.MapPost("/changes/{id}/undo", UndoAsync).WithSummary("Undoes a change. withLater=true also undoes later changes that depend on it.");
    }

    private static void MapFaces(RouteGroupBuilder changes)
    {
        changes.MapPost("/faces/name", async (ApiBodies.NameFaces body, FaceTagging tagging, CancellationToken stop) =>
            ApiChange.Of(await tagging.NameAsync(Faces(body.FaceIds), body.Name, ApiContradiction.All(body.Despite), stop))).WithSummary("Names faces; all unknown faces are matched again.");
        changes.MapPost("/faces/reject", async (ApiBodies.RejectFaces body, FaceTagging tagging, CancellationToken stop) =>
            ApiChange.Of(await tagging.RejectAsync(Faces(body.FaceIds), body.PersonId is null ? null : ApiId.Parse(body.PersonId), stop)))
            .WithSummary("Rejects the name or suggestion of faces; remembered.");
        changes.MapPost("/faces/strangers", async (ApiBodies.ChooseFaces body, FaceTagging tagging, CancellationToken stop) =>
            ApiChange.Of(await tagging.IgnoreAsync(Faces(body.FaceIds), stop))).WithSummary("Ignores faces: they are not shown again.");
        changes.MapPost("/faces/not-faces", async (ApiBodies.ChooseFaces body, FaceTagging tagging, CancellationToken stop) =>
            ApiChange.Of(await tagging.MarkAsNotFacesAsync(Faces(body.FaceIds), stop))).WithSummary("Marks detections as not a face.");
        changes.MapPost("/faces/reconsider", async (ApiBodies.ChooseFaces body, FaceTagging tagging, CancellationToken stop) =>
            ApiChange.Of(await tagging.ReconsiderAsync(Faces(body.FaceIds), stop))).WithSummary("Marks faces as unknown that were ignored or marked as not a face.");
        changes.MapPost("/faces/{id}/enrol", async (string id, [FromBody] ApiBodies.EnrolFace? body, PeopleEditing people, CancellationToken stop) =>
            ApiChange.Of(await people.EnrolAsync(ApiId.Parse(id), ApiContradiction.All(body?.Despite), stop)))
            .WithSummary("Uses a face to recognise its person; a poor one needs despite poorExample.");
        changes.MapGet("/faces/{id}/enrol", async (string id, ExamplePreview preview, CancellationToken stop) =>
            ApiNamesPreview.Of(await preview.OfAsync(ApiId.Parse(id), stop))).WithSummary("What would change if a face were used to recognise its person; nothing is written.");
        changes.MapPost("/faces/{id}/withdraw", async (string id, PeopleEditing people, CancellationToken stop) =>
            ApiChange.Of(await people.WithdrawAsync(ApiId.Parse(id), stop))).WithSummary("Stops using a face to recognise its person; it keeps its name.");
    }

    private static void MapPeople(RouteGroupBuilder changes)
    {
        changes.MapPost("/people/merge", async (ApiBodies.MergePeople body, PeopleEditing people, CancellationToken stop) =>
            ApiChange.Of(await people.MergeAsync(ApiId.Parse(body.Into), ApiId.ParseAll(body.From, "from"), ApiContradiction.All(body.Despite), stop))).WithSummary("Merges people.");
        changes.MapPatch("/people/{id}", EditAsync).WithSummary("Name, hidden, private, birthday, cover.");
        changes.MapDelete("/people/{id}", async (string id, PeopleEditing people, CancellationToken stop) =>
            ApiChange.Of(await people.ForgetAsync(ApiId.Parse(id), stop))).WithSummary("Forgets a person: name and enrolments are deleted, the faces become unknown.");
    }

    private static void MapClusters(RouteGroupBuilder changes)
    {
        changes.MapPost("/clusters/merge", async (ApiBodies.MergeClusters body, ClusterEditing clusters, CancellationToken stop) =>
            ApiChange.Of(await clusters.MergeAsync([.. (body.ClusterIds ?? []).Select(ClusterKey.Parse).OfType<ClusterKey>()], stop)))
            .WithSummary("Merges groups of unknown faces.");
        changes.MapPost("/clusters/split", async (ApiBodies.ChooseFaces body, ClusterEditing clusters, CancellationToken stop) =>
            ApiChange.Of(await clusters.SplitAsync(Faces(body.FaceIds), stop))).WithSummary("Moves faces out of their group into a new one.");
    }

    private static void MapPhotos(RouteGroupBuilder changes)
    {
        changes.MapPost("/photos/{id}/faces", async (string id, ApiBodies.DrawFace body, FaceFinding finding, CancellationToken stop) =>
            ApiChange.Of((await finding.DrawAsync(ApiId.Parse(id), Box(body.Box), body.Name, ApiContradiction.All(body.Despite), stop)).Change)).WithSummary("Adds a face in a box.");
        changes.MapPost("/photos/look-closer", async (ApiBodies.ChoosePhotos body, FaceFinding finding, CancellationToken stop) =>
            ApiDeepScan.Of(await finding.DeepScanAsync(ApiId.ParseAll(body.PhotoIds, "photoIds"), report: null, stop)))
            .WithSummary("Finds faces that were missed.");
        changes.MapPost("/photos/favourite", async (ApiBodies.FavourPhotos body, PhotoEditing photos, CancellationToken stop) =>
            ApiChange.Of(await photos.FavourAsync(ApiId.ParseAll(body.PhotoIds, "photoIds"), body.Favourite, stop))).WithSummary("Puts photos among the favourites, or takes them out.");
        changes.MapPost("/photos/rotate", async (ApiBodies.RotatePhotos body, PhotoEditing photos, CancellationToken stop) =>
            ApiChange.Of(await photos.RotateAsync(ApiId.ParseAll(body.PhotoIds, "photoIds"), body.Degrees, stop))).WithSummary("Turns photos by quarters, each further than it is.");
        changes.MapPost("/photos/stack", async (ApiBodies.ChoosePhotos body, PhotoStacking stacking, CancellationToken stop) =>
            ApiChange.Of(await stacking.StackAsync(ApiId.ParseAll(body.PhotoIds, "photoIds"), stop))).WithSummary("Makes one stack of photos.");
        changes.MapPost("/photos/unstack", async (ApiBodies.ChoosePhotos body, PhotoStacking stacking, CancellationToken stop) =>
            ApiChange.Of(await stacking.UnstackAsync(ApiId.ParseAll(body.PhotoIds, "photoIds"), stop))).WithSummary("Takes photos out of their stacks; they stay alone.");
        changes.MapPost("/photos/{id}/stack-top", async (string id, PhotoStacking stacking, CancellationToken stop) =>
            ApiChange.Of(await stacking.ChooseTopAsync(ApiId.Parse(id), stop))).WithSummary("Shows a photo for its stack.");
        changes.MapPatch("/photos/{id}", EditPhotoAsync).WithSummary("Caption, favourite, time, place, rotation: one change for each. The file stays as it is.");
    }

    private static async Task<IReadOnlyList<ApiChange>> EditPhotoAsync(string id, ApiBodies.EditPhoto body, PhotoEditing photos, CancellationToken cancellationToken)
    {
        // What cannot be understood is refused before anything is changed.
        var (photo, time, place, rotation) = (ApiId.Parse(id), Time(body.TakenAt), Place(body.Place), Rotation(body.Rotation));
        var made = new List<ChangeResult>();
        if (body.Caption is not null)
        {
            made.Add(await photos.CaptionAsync(photo, body.Caption, cancellationToken));
        }

        if (body.Favourite is { } favourite)
        {
            made.Add(await photos.FavourAsync([photo], favourite, cancellationToken));
        }

        if (body.TakenAt is not null)
        {
            made.Add(await photos.CorrectTimeAsync([photo], time, cancellationToken));
        }

        if (body.Place is not null)
        {
            made.Add(await photos.CorrectPlaceAsync([photo], place, cancellationToken));
        }

        if (rotation is { } degrees)
        {
            made.Add(await photos.RotateToAsync(photo, degrees, cancellationToken));
        }

        return made.ConvertAll(ApiChange.Of);
    }

    private static DateTime? Time(string? text) => text switch
    {
        null or "" => null,
        _ when DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) => time,
        _ => throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.TakenTime"),
    };

    private static (double Latitude, double Longitude)? Place(string? text) =>
        text is null or "" ? null : PlaceText.Read(text) ?? throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.Place");

    private static int? Rotation(int? degrees) => degrees is null || degrees % 90 == 0 ? degrees : throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.Rotation");

    private static RelativeBox Box(IReadOnlyList<float>? box) => box is [var x, var y, var width, var height]
        ? new RelativeBox(x, y, width, height)
        : throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.BoxField");

    private static async Task<ApiChange> EditAsync(string id, ApiBodies.EditPerson body, PeopleEditing people, CancellationToken cancellationToken)
    {
        var edit = new PersonEdit(
            body.Name, body.Hidden, body.Private, Birthday(body.Birthday), body.CoverFaceId is null ? null : ApiId.Parse(body.CoverFaceId), ApiContradiction.All(body.Despite));
        return ApiChange.Of(
            edit == new PersonEdit(Despite: edit.Despite) ? ChangeResult.Nothing : await people.EditAsync(ApiId.Parse(id), edit, cancellationToken));
    }

    private static BirthdayEdit? Birthday(string? text) => text switch
    {
        null => null,
        "" => new BirthdayEdit(null),
        _ when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => new BirthdayEdit(day),
        _ => throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.BirthdayField"),
    };

    private static async Task<Ok<ApiUndo>> UndoAsync(string id, bool? withLater, ChangeHistory history, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ApiUndo(id, await history.UndoAsync(ApiId.Parse(id), withLater ?? false, cancellationToken)));

    private static IReadOnlyCollection<int> Faces(IReadOnlyCollection<string>? ids) => ApiId.ParseAll(ids, "faceIds");
}
