using System.Runtime.CompilerServices;
using Bunit;

namespace FaceGallery.Tests.Fixtures;

internal static class PatientComponents
{
    /// <summary>bUnit gives a component one second to be as it is awaited, which other tests may take from it.</summary>
    [ModuleInitializer]
    internal static void Wait() => BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(30);
}
