using System.Text;

namespace FaceGallery.Tests.Fixtures;

/// <summary>Stands for the console: what a flow of calls writes is its own, so that tests of commands run beside each other.</summary>
internal sealed class FlowWriter(TextWriter rest) : TextWriter
{
    private readonly AsyncLocal<TextWriter?> _ofThisFlow = new();

    /// <summary>Where the caller and all that it calls write.</summary>
    public TextWriter OfThisFlow
    {
        set => _ofThisFlow.Value = value;
    }

    public override Encoding Encoding => rest.Encoding;

    private TextWriter Target => _ofThisFlow.Value ?? rest;

    public override void Write(char value) => Target.Write(value);

    public override void Write(string? value) => Target.Write(value);

    public override void Write(char[] buffer, int index, int count) => Target.Write(buffer, index, count);

    public override void Flush() => Target.Flush();
}
