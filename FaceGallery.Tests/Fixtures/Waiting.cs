namespace FaceGallery.Tests.Fixtures;

/// <summary>Waits for what nothing announces: the app answers by what it says when asked.</summary>
internal static class Waiting
{
    /// <summary>Far longer than any of it takes, so that a test that waits for nothing ends: three minutes, unless FACEGALLERY_PATIENCE says how many, for a machine that has others' work to do first.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(FullSize.Of("FACEGALLERY_PATIENCE", 3));

    /// <param name="pause">Between two questions; for what is dear to find out.</param>
    public static async Task UntilAsync(Func<Task<bool>> isSo, TimeSpan? pause = null)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (!await isSo())
        {
            // Between two questions, not instead of one: asking without a pause would take a core from the app that is waited for.
            await Task.Delay(pause ?? TimeSpan.FromMilliseconds(50), patience.Token);
        }
    }
}
