using System.Buffers.Binary;
using System.IO.Hashing;
using FaceGallery.Web.Downloads;
using Shouldly;

namespace FaceGallery.Tests.Web.Downloads;

public sealed class CrcSealTests
{
    [Fact]
    public void Four_bytes_give_any_content_any_crc()
    {
        var random = new Random(1);
        for (var round = 0; round < 200; round++)
        {
            var content = new byte[random.Next(4, 100)];
            random.NextBytes(content);
            var wanted = (uint)random.NextInt64(1L << 32);

            BinaryPrimitives.WriteUInt32LittleEndian(content.AsSpan(content.Length - 4), CrcSeal.Of(Crc32.HashToUInt32(content.AsSpan(..^4)), wanted));

            Crc32.HashToUInt32(content).ShouldBe(wanted);
        }
    }
}
