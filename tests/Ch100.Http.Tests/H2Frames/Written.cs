using System.Buffers;

namespace Katas.Http.H2Frames.Steps;

/// <summary>What a writer writes.</summary>
internal static class Written
{
    /// <summary>The frames, by the pictures of their bytes, each in a line.</summary>
    public static string By(Action<FrameWriter> write)
    {
        var lines = new List<string>();
        for (ReadOnlySpan<byte> rest = Bytes(write); !rest.IsEmpty;)
        {
            var length = Math.Min(rest.Length, rest.Length < 9 ? 0 : 9 + (rest[0] << 16 | rest[1] << 8 | rest[2]));
            length = length == 0 ? rest.Length : length;
            lines.Add(Octets.Show(rest[..length]).TrimEnd());
            rest = rest[length..];
        }

        return string.Join('\n', lines);
    }

    public static byte[] Bytes(Action<FrameWriter> write)
    {
        var output = new Dirty();
        write(new FrameWriter(output));
        return output.ToArray();
    }

    /// <summary>Fails unless the call is refused for this parameter, with nothing written.</summary>
    public static void MustBeRefused<TException>(string parameter, Action<FrameWriter> write)
        where TException : ArgumentException
    {
        var output = new Dirty();
        var call = () => write(new FrameWriter(output));

        call.Should().Throw<TException>("no frame says that").WithParameterName(parameter);
        Octets.Show(output.ToArray()).Should().BeEmpty("nothing is written");
    }

    /// <summary>Hands out memory that others have used before, and more of it than is asked for.</summary>
    private sealed class Dirty : IBufferWriter<byte>
    {
        private readonly ArrayBufferWriter<byte> all = new();

        public void Advance(int count) => all.Advance(count);

        public Memory<byte> GetMemory(int sizeHint = 0)
        {
            var memory = all.GetMemory(Math.Max(sizeHint, 16));
            memory.Span.Fill(0xEE);
            return memory;
        }

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public byte[] ToArray() => all.WrittenSpan.ToArray();
    }
}
