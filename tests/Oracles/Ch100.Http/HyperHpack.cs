using System.Text;

namespace Katas.Oracles.Http;

/// <summary>The package hpack of hyper, asked line by line by a small Python program: it keeps an encoder and a decoder for each connection.</summary>
internal static class HyperHpack
{
    /// <summary>The system's, for the module is the system's as well.</summary>
    public const string Python = "/usr/bin/python3";

    /// <summary>Where the package python3-hpack puts it.</summary>
    public const string Module = "/usr/lib/python3/dist-packages/hpack/hpack.py";

    // A line is "size n", "decode hex", "encode name=value,…" in hex with a ! before what is never indexed, or "new n".
    private const string Program = """
        import sys
        from hpack import Encoder, Decoder, NeverIndexedHeaderTuple
        from hpack.exceptions import HPACKError
        def field(h):
            never = '!' if isinstance(h, NeverIndexedHeaderTuple) else ''
            return never + bytes(h[0]).hex() + '=' + bytes(h[1]).hex()
        for line in sys.stdin:
            verb, _, rest = line.rstrip('\n').partition(' ')
            if verb == 'new':
                encoder, decoder = Encoder(), Decoder(max_header_list_size=1 << 30)
                encoder.header_table.maxsize = decoder.header_table.maxsize = int(rest)
                encoder.header_table.resized = False
                decoder.max_allowed_table_size = int(rest)
                answer = 'ok'
            elif verb == 'size':
                encoder.header_table_size = int(rest)
                decoder.max_allowed_table_size = int(rest)
                answer = 'ok'
            elif verb == 'encode':
                fields = [(bytes.fromhex(n.lstrip('!')), bytes.fromhex(v), n.startswith('!'))
                          for n, v in (f.split('=') for f in rest.split(',') if f)]
                answer = encoder.encode(fields, huffman=len(fields) % 3 != 0).hex()
            else:
                try:
                    answer = ','.join(map(field, decoder.decode(bytes.fromhex(rest), raw=True)))
                except HPACKError as e:
                    answer = 'refused ' + type(e).__name__
                except Exception as e:
                    answer = 'crashed ' + type(e).__name__
            print(answer, flush=True)
        """;

    /// <summary>What it says to each line.</summary>
    public static async Task<string[]> Answers(IReadOnlyList<string> script)
    {
        var result = await RealProgram.Named(Python).RunAsync(["-c", Program], Encoding.ASCII.GetBytes(string.Join('\n', script) + "\n"));
        result.Errors.Should().BeEmpty();
        var answers = result.Text.Split('\n')[..^1];
        answers.Should().HaveCount(script.Count);
        return answers;
    }
}
