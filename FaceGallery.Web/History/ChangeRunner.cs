using FaceGallery.Domain.Detection;
using FaceGallery.Web.Localisation;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.History;

/// <summary>Tells a reader what their change did, with the way to check it and the way back.</summary>
public sealed class ChangeRunner(ISnackbar snackbar, IDialogService dialogs, ChangeHistory history, Text text)
{
    /// <summary>How long a notice stays: time enough to read it and to reach its buttons.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromSeconds(10);

    private (Snackbar? Notice, int ChangeId) _told;
    private bool _isUndoing;

    /// <summary>Makes the change and shows what it did; a refusal is shown with its reason. It is completed even when the reader leaves the page.</summary>
    /// <param name="done">What was done, in the reader's language: "Named Anna".</param>
    /// <returns>Null when the change was refused.</returns>
    public Task<ChangeResult?> MakeAsync(Func<CancellationToken, Task<ChangeResult>> change, string done) => MakeAsync(change, () => done);

    /// <param name="done">Asked once the change is made: what there is to tell shows only then.</param>
    public Task<ChangeResult?> MakeAsync(Func<CancellationToken, Task<ChangeResult>> change, Func<string> done) => MakeAsync((_, stop) => change(stop), done);

    /// <param name="change">Made again with what the reader agreed to where it contradicts what was said before.</param>
    /// <inheritdoc cref="MakeAsync(Func{CancellationToken, Task{ChangeResult}}, string)"/>
    public Task<ChangeResult?> MakeAsync(Func<Consent, CancellationToken, Task<ChangeResult>> change, string done) => MakeAsync(change, () => done);

    /// <inheritdoc cref="MakeAsync(Func{Consent, CancellationToken, Task{ChangeResult}}, string)"/>
    /// <param name="despite">On the button that makes it all the same where it contradicts what was said before; null for "Save anyway".</param>
    public async Task<ChangeResult?> MakeAsync(Func<Consent, CancellationToken, Task<ChangeResult>> change, Func<string> done, string? despite = null)
    {
        try
        {
            ChangeResult? result = null;
            if (await MakeAgreedAsync(async consent => result = await change(consent, CancellationToken.None), despite) && result?.ChangeId is { } id)
            {
                Tell(result, id, done());
            }

            return result;
        }
        catch (ChangeRefusedException refused)
        {
            Warn(text[refused.Why]);
            return null;
        }
    }

    /// <summary>Makes a change, and again with the reader's consent where it contradicts what was said before.</summary>
    /// <returns>False when the reader did not mean it.</returns>
    /// <exception cref="ChangeRefusedException">It is refused for another reason.</exception>
    /// <inheritdoc cref="MakeAsync(Func{Consent, CancellationToken, Task{ChangeResult}}, Func{string}, string?)" path="/param[@name='despite']"/>
    public async Task<bool> MakeAgreedAsync(Func<Consent, Task> change, string? despite = null)
    {
        for (Consent? consent = new Consent(); consent is { } agreed;)
        {
            try
            {
                await change(agreed);
                return true;
            }
            catch (ChangeRefusedException refused) when (refused.Refusal == ChangeRefusal.Contradiction)
            {
                consent = await AskAsync(refused.Contradictions, agreed, despite);
            }
        }

        return false;
    }

    /// <summary>Asks whether it is meant all the same.</summary>
    /// <param name="before">What the reader agreed to already.</param>
    /// <returns>Null when it is not.</returns>
    private async Task<Consent?> AskAsync(IReadOnlyList<Contradiction> contradictions, Consent before, string? despite)
    {
        var parameters = new DialogParameters<ContradictionDialog> { { dialog => dialog.Contradictions, contradictions }, { dialog => dialog.Despite, despite } };
        var dialog = await dialogs.ShowAsync<ContradictionDialog>(text["Contradiction.Title"], parameters);
        return (await dialog.Result) switch
        {
            { Canceled: false, Data: string name } => before with { Name = name },
            { Canceled: false } => before with { Despite = contradictions.Aggregate(before.Despite, (all, one) => all | one.Kind) },
            _ => null,
        };
    }

    /// <summary>Takes a change back with all that followed from it; asks first where later changes rest on it.</summary>
    /// <returns>Whether it is undone now.</returns>
    public async Task<bool> UndoAsync(int changeId)
    {
        try
        {
            return await UndoAsync(changeId, withLater: false);
        }
        catch (ChangeRefusedException refused) when (refused.Refusal == ChangeRefusal.LaterChanges)
        {
            return await AskAsync(refused.Later) && await UndoAsync(changeId, withLater: true);
        }
        catch (ChangeRefusedException refused)
        {
            Warn(text[refused.Why]);
            return false;
        }
    }

    /// <summary>Takes back the change of which a notice is in sight; where there is none, the last one of all, once the reader has seen which that is.</summary>
    public async Task UndoLastAsync()
    {
        if (_isUndoing)
        {
            return;
        }

        _isUndoing = true;
        try
        {
            if (_told.Notice is { } notice && snackbar.ShownSnackbars.Contains(notice))
            {
                snackbar.Clear();
                await UndoAsync(_told.ChangeId);
            }
            else if (await history.LastAsync(CancellationToken.None) is not { } last)
            {
                Say(text["Undo.Nothing"]);
            }
            else if (await AskAsync(last))
            {
                await UndoAsync(last.Id);
            }
        }
        finally
        {
            _isUndoing = false;
        }
    }

    private async Task<bool> UndoAsync(int changeId, bool withLater)
    {
        var undone = await history.UndoAsync(changeId, withLater, CancellationToken.None);
        Say((undone, await history.FindAsync(changeId, CancellationToken.None)) switch
        {
            (0, _) => text["Notice.UndoneAlready"],
            (_, { } entry) => text["Notice.UndoneThis", ChangeCaption.Of(entry, text)],
            _ => text["Notice.Undone"],
        });
        return true;
    }

    private async Task<bool> AskAsync(HistoryEntry last)
    {
        var dialog = await dialogs.ShowAsync<UndoDialog>(text["Undo.Title"], new DialogParameters<UndoDialog> { { dialog => dialog.Entry, last } });
        return await dialog.Result is { Canceled: false };
    }

    private async Task<bool> AskAsync(IReadOnlyList<HistoryEntry> later)
    {
        var parameters = new DialogParameters<LaterChangesDialog> { { dialog => dialog.Later, later } };
        var dialog = await dialogs.ShowAsync<LaterChangesDialog>(text["Later.Title"], parameters);
        return await dialog.Result is { Canceled: false };
    }

    private void Tell(ChangeResult result, int changeId, string done)
    {
        Task TakeBackAsync()
        {
            snackbar.Clear();
            return UndoAsync(changeId);
        }

        _told = (Show(new Dictionary<string, object>
        {
            [nameof(ChangeNotice.Message)] = result switch
            {
                { AlsoNamed: > 0 } => text.Count("Notice.Also", result.AlsoIn, done),
                { SetAside: not FaceFlaws.None } => text["Notice.SetAside", done, text[$"Poor.{result.SetAside.Each().First()}"]],
                _ => done,
            },
            [nameof(ChangeNotice.Now)] = result.Named is { Photos: > 1 } named ? text.Count("Notice.NowIn", named.Photos, named.Name) : "",
            [nameof(ChangeNotice.Found)] = result.Named?.Found ?? [],
            [nameof(ChangeNotice.CheckHref)] = result is { AlsoNamed: > 0, PersonId: { } person } ? $"people/{person}" : "",
            [nameof(ChangeNotice.OnUndo)] = EventCallback.Factory.Create(this, TakeBackAsync),
        }), changeId);
    }

    /// <summary>There was nothing to change, or it is done.</summary>
    public void Say(string sentence) => Show(new Dictionary<string, object> { [nameof(ChangeNotice.Message)] = sentence });

    /// <summary>Nothing was changed, and the sentence says why.</summary>
    public void Warn(string sentence) =>
        Show(new Dictionary<string, object> { [nameof(ChangeNotice.Message)] = sentence, [nameof(ChangeNotice.IsRefusal)] = true });

    /// <summary>One at a time: somebody who names group after group sees what the last one did, not a pile.</summary>
    private Snackbar? Show(Dictionary<string, object> notice)
    {
        snackbar.Clear();
        return snackbar.Add<ChangeNotice>(notice);
    }
}
