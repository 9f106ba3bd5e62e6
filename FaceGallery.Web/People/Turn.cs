namespace FaceGallery.Web.People;

/// <summary>The right to match and change faces, until disposed.</summary>
internal sealed class Turn(SemaphoreSlim gate) : IDisposable
{
    public void Dispose() => gate.Release();
}
