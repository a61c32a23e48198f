using System.Runtime.InteropServices;

namespace Katas.Oracles.Http;

internal static partial class Nghttp3
{
    // As nghttp3.h of version 0.8 declares them.
    private static class NativeMethods
    {
        public const byte Emit = 1, Final = 2, Blocked = 4;
        public const byte NeverIndex = 1;

        [DllImport(Library)]
        public static extern nint nghttp3_mem_default();

        [DllImport(Library)]
        public static extern void nghttp3_buf_free(ref Octets octets, nint mem);

        [DllImport(Library)]
        public static extern Text nghttp3_rcbuf_get_buf(nint counted);

        [DllImport(Library)]
        public static extern void nghttp3_rcbuf_decref(nint counted);

        [DllImport(Library)]
        public static extern int nghttp3_qpack_encoder_new(out nint encoder, nuint capacity, nint mem);

        [DllImport(Library)]
        public static extern void nghttp3_qpack_encoder_del(nint encoder);

        [DllImport(Library)]
        public static extern void nghttp3_qpack_encoder_set_max_dtable_capacity(nint encoder, nuint capacity);

        [DllImport(Library)]
        public static extern void nghttp3_qpack_encoder_set_max_blocked_streams(nint encoder, nuint count);

        [DllImport(Library)]
        public static extern int nghttp3_qpack_encoder_encode(
            nint encoder, ref Octets prefix, ref Octets section, ref Octets instructions, long streamId, [In] Line[] lines, nuint count);

        [DllImport(Library)]
        public static extern nint nghttp3_qpack_encoder_read_decoder(nint encoder, byte[] octets, nuint length);

        [DllImport(Library)]
        public static extern int nghttp3_qpack_stream_context_new(out nint stream, long streamId, nint mem);

        [DllImport(Library)]
        public static extern void nghttp3_qpack_stream_context_del(nint stream);

        [DllImport(Library)]
        public static extern void nghttp3_qpack_stream_context_reset(nint stream);

        [DllImport(Library)]
        public static extern int nghttp3_qpack_decoder_new(out nint decoder, nuint capacity, nuint blockedStreams, nint mem);

        [DllImport(Library)]
        public static extern void nghttp3_qpack_decoder_del(nint decoder);

        [DllImport(Library)]
        public static extern void nghttp3_qpack_decoder_set_max_concurrent_streams(nint decoder, nuint count);

        [DllImport(Library)]
        public static extern nint nghttp3_qpack_decoder_read_encoder(nint decoder, byte[] octets, nuint length);

        [DllImport(Library)]
        public static extern nint nghttp3_qpack_decoder_read_request(
            nint decoder, nint stream, out DecodedLine line, out byte flags, byte[] octets, nuint length, int fin);

        [DllImport(Library)]
        public static extern int nghttp3_qpack_decoder_cancel_stream(nint decoder, long streamId);

        [DllImport(Library)]
        public static extern nuint nghttp3_qpack_decoder_get_decoder_streamlen(nint decoder);

        [DllImport(Library)]
        public static extern void nghttp3_qpack_decoder_write_decoder(nint decoder, ref Octets octets);

        public struct Octets
        {
            public nint Begin, End, Position, Last;
        }

        public readonly record struct Text(nint Start, nuint Length);

        public struct Line
        {
            public nint Name, Value;
            public nuint NameLength, ValueLength;
            public byte Flags;
        }

        public struct DecodedLine
        {
            public nint Name, Value;
            public int Token;
            public byte Flags;
        }
    }
}
