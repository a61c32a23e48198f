using System.Runtime.InteropServices;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace Katas.Oracles.Http;

/// <summary>The QPACK of nghttp3, called in this process: it is a library, and no program of Debian's shows it alone.</summary>
internal static partial class Nghttp3
{
    /// <summary>Where the package libnghttp3-3 puts it.</summary>
    public const string Library = "/usr/lib/x86_64-linux-gnu/libnghttp3.so.3";

    /// <summary>Its encoder.</summary>
    public sealed class Encoder : IDisposable
    {
        private readonly nint handle;

        public Encoder(int capacity, int blockedStreams)
        {
            NativeMethods.nghttp3_qpack_encoder_new(out handle, (nuint)capacity, NativeMethods.nghttp3_mem_default()).Should().Be(0);
            NativeMethods.nghttp3_qpack_encoder_set_max_dtable_capacity(handle, (nuint)capacity);
            NativeMethods.nghttp3_qpack_encoder_set_max_blocked_streams(handle, (nuint)blockedStreams);
        }

        /// <summary>A section, and what goes to the encoder stream before it.</summary>
        public (byte[] Section, byte[] Instructions) Encode(long streamId, IReadOnlyList<QpackLine> lines)
        {
            var pins = lines.SelectMany(line => new[] { GCHandle.Alloc(line.Name, GCHandleType.Pinned), GCHandle.Alloc(line.Value, GCHandleType.Pinned) }).ToArray();
            var native = lines.Select((line, i) => new NativeMethods.Line
            {
                Name = pins[2 * i].AddrOfPinnedObject(),
                Value = pins[(2 * i) + 1].AddrOfPinnedObject(),
                NameLength = (nuint)line.Name.Length,
                ValueLength = (nuint)line.Value.Length,
                Flags = line.Never ? NativeMethods.NeverIndex : (byte)0,
            }).ToArray();
            var (prefix, section, instructions) = (default(NativeMethods.Octets), default(NativeMethods.Octets), default(NativeMethods.Octets));
            NativeMethods.nghttp3_qpack_encoder_encode(handle, ref prefix, ref section, ref instructions, streamId, native, (nuint)native.Length).Should().Be(0);
            Array.ForEach(pins, pin => pin.Free());
            return ([.. Taken(prefix), .. Taken(section)], Taken(instructions));
        }

        /// <summary>Reads the decoder stream; false if it refuses.</summary>
        public bool Hears(byte[] octets) => NativeMethods.nghttp3_qpack_encoder_read_decoder(handle, octets, (nuint)octets.Length) == octets.Length;

        public void Dispose() => NativeMethods.nghttp3_qpack_encoder_del(handle);

        private static byte[] Taken(NativeMethods.Octets octets)
        {
            var taken = new byte[octets.Last - octets.Position];
            if (taken.Length > 0)
            {
                Marshal.Copy(octets.Position, taken, 0, taken.Length);
            }

            NativeMethods.nghttp3_buf_free(ref octets, NativeMethods.nghttp3_mem_default());
            return taken;
        }
    }

    /// <summary>Its decoder.</summary>
    public sealed class Decoder : IDisposable
    {
        private readonly nint handle;
        private readonly Dictionary<long, nint> streams = [];

        public Decoder(int capacity, int blockedStreams)
        {
            NativeMethods.nghttp3_qpack_decoder_new(out handle, (nuint)capacity, (nuint)blockedStreams, NativeMethods.nghttp3_mem_default()).Should().Be(0);
            NativeMethods.nghttp3_qpack_decoder_set_max_concurrent_streams(handle, 1_000);
        }

        /// <summary>Reads the encoder stream; false if it refuses.</summary>
        public bool Hears(byte[] octets) => NativeMethods.nghttp3_qpack_decoder_read_encoder(handle, octets, (nuint)octets.Length) == octets.Length;

        /// <summary>Reads a section. What it does not read because the stream is blocked is to be offered again.</summary>
        /// <returns>The field lines, one behind the other, or "blocked" or "refused"; and how many octets it has read.</returns>
        public (string Lines, int Read) Read(long streamId, byte[] section)
        {
            if (!streams.TryGetValue(streamId, out var stream))
            {
                NativeMethods.nghttp3_qpack_stream_context_new(out stream, streamId, NativeMethods.nghttp3_mem_default()).Should().Be(0);
                streams.Add(streamId, stream);
            }

            var (lines, read) = (new List<string>(), 0);
            while (true)
            {
                var rest = section[read..];
                var count = NativeMethods.nghttp3_qpack_decoder_read_request(handle, stream, out var line, out var flags, rest, (nuint)rest.Length, fin: 1);
                if (count < 0)
                {
                    return ("refused", read);
                }

                read += (int)count;
                if ((flags & NativeMethods.Emit) != 0)
                {
                    lines.Add(new QpackLine(Taken(line.Name), Taken(line.Value), (line.Flags & NativeMethods.NeverIndex) != 0).ToString());
                }
                else if ((flags & NativeMethods.Blocked) != 0)
                {
                    return ("blocked", read);
                }

                if ((flags & NativeMethods.Final) != 0)
                {
                    NativeMethods.nghttp3_qpack_stream_context_reset(stream);
                    return (string.Join(',', lines), read);
                }
            }
        }

        /// <summary>Gives a stream up.</summary>
        public void Cancel(long streamId)
        {
            streams.Remove(streamId, out var stream).Should().BeTrue();
            NativeMethods.nghttp3_qpack_stream_context_del(stream);
            NativeMethods.nghttp3_qpack_decoder_cancel_stream(handle, streamId).Should().Be(0);
        }

        /// <summary>What it has to say on the decoder stream.</summary>
        public byte[] Instructions()
        {
            var taken = new byte[NativeMethods.nghttp3_qpack_decoder_get_decoder_streamlen(handle)];
            var pin = GCHandle.Alloc(taken, GCHandleType.Pinned);
            var start = pin.AddrOfPinnedObject();
            var octets = new NativeMethods.Octets { Begin = start, End = start + taken.Length, Position = start, Last = start };
            NativeMethods.nghttp3_qpack_decoder_write_decoder(handle, ref octets);
            pin.Free();
            return taken;
        }

        public void Dispose()
        {
            foreach (var stream in streams.Values)
            {
                NativeMethods.nghttp3_qpack_stream_context_del(stream);
            }

            NativeMethods.nghttp3_qpack_decoder_del(handle);
        }

        private static byte[] Taken(nint counted)
        {
            var text = NativeMethods.nghttp3_rcbuf_get_buf(counted);
            var taken = new byte[text.Length];
            if (taken.Length > 0)
            {
                Marshal.Copy(text.Start, taken, 0, taken.Length);
            }

            NativeMethods.nghttp3_rcbuf_decref(counted);
            return taken;
        }
    }
}

/// <summary>One field line, as both sides of the oracle have it.</summary>
internal sealed record QpackLine(byte[] Name, byte[] Value, bool Never)
{
    /// <summary>In hex, with a <c>!</c> before what is never indexed.</summary>
    public override string ToString() => $"{(Never ? "!" : "")}{Convert.ToHexStringLower(Name)}={Convert.ToHexStringLower(Value)}";
}
