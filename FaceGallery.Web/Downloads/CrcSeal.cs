namespace FaceGallery.Web.Downloads;

/// <summary>
/// Four bytes that give any content a wanted CRC-32. The register after four bytes is that after four zero bytes, had the bytes been
/// added to the register before (exclusive or). So the wanted register is run backwards over 32 zero bits, and what differs from the register
/// before is what the bytes must be.
/// </summary>
/// <remarks>M. Stigge, H. Plötz, W. Müller, J.-P. Redlich: "Reversing CRC – Theory and Practice", HU Berlin, SAR-PR-2006-05.</remarks>
public static class CrcSeal
{
    /// <summary>Bytes of a seal.</summary>
    public const int Length = 4;

    // The polynomial of IEEE 802.3, lowest power in the highest bit.
    private const uint Polynomial = 0xEDB88320;

    /// <param name="before">CRC-32 of what comes before the seal.</param>
    /// <param name="wanted">CRC-32 that content and seal together shall have.</param>
    /// <returns>The seal, its first byte lowest.</returns>
    public static uint Of(uint before, uint wanted)
    {
        var register = ~wanted;
        for (var bit = 0; bit < 32; bit++)
        {
            // Forwards a bit that falls out at the low end brings in the polynomial, whose highest bit is set: there it shows.
            var fellOut = register >> 31;
            register = ((fellOut == 1 ? register ^ Polynomial : register) << 1) | fellOut;
        }

        return register ^ ~before;
    }
}
