using System.Runtime.CompilerServices;
using FaceGallery.Domain.Messages;
using FaceGallery.Web.Settings;

namespace FaceGallery.Web.Diagnostics;

/// <summary>Finds out what hinders FaceGallery, or soon will: for the command and for the status page.</summary>
public sealed partial class Doctor(IEnumerable<IExamination> examinations, ILogger<Doctor> logger)
{
    /// <summary>All findings, as they are made. An examination that fails is a finding.</summary>
    public async IAsyncEnumerable<Finding> ExamineAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var examination in examinations)
        {
            await using var findings = examination.RunAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (await NextAsync(examination, findings) is { } finding)
            {
                yield return finding;
                if (finding.Message.Key == "Doctor.Failed")
                {
                    break;
                }
            }
        }
    }

    private async Task<Finding?> NextAsync(IExamination examination, IAsyncEnumerator<Finding> findings)
    {
        try
        {
            return await findings.MoveNextAsync() ? findings.Current : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Wrong settings are told by the examination of settings, and many others cannot begin then.
            if (WrongSettings.Of(exception) is not null)
            {
                return null;
            }

            LogFailed(exception, examination.GetType().Name);
            return new Finding(FindingKind.Hindrance, new Message("Doctor.Failed", examination.GetType().Name, exception.Message));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Examination} failed.")]
    private partial void LogFailed(Exception exception, string examination);
}
