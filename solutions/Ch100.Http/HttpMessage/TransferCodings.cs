using System.Text;

namespace Katas.Http.HttpMessage;

/// <summary>The transfer codings of a message, line by line (RFC 9112 §6.1, RFC 9110 §10.1.4).</summary>
/// <remarks>
/// <code>
/// Transfer-Encoding  = #transfer-coding
/// transfer-coding    = token *( OWS ";" OWS transfer-parameter )
/// transfer-parameter = token BWS "=" BWS ( token / quoted-string )
/// </code>
/// A comma inside quotes separates nothing: to split the line at commas is how <c>chunked</c> gets into a list that has none.
/// </remarks>
internal ref struct TransferCodings
{
    private ReadOnlySpan<byte> rest;
    private int chunkedCount;

    /// <summary>The coding that was applied last is chunked: it tells where the body ends.</summary>
    public bool EndsWithChunked { get; private set; }

    /// <summary>Adds the codings of one more line; false if that is no list of codings, or has a chunked that cannot be.</summary>
    public bool TryAdd(ReadOnlySpan<byte> line)
    {
        rest = line;
        do
        {
            SkipWhiteSpace();

            // An empty element is ignored (RFC 9110 §5.6.1.2).
            if (!rest.IsEmpty && rest[0] != ',' && !TryTakeCoding())
            {
                return false;
            }
        }
        while (TryTake((byte)','));

        return rest.IsEmpty && chunkedCount <= 1;
    }

    private bool TryTakeCoding()
    {
        if (!TryTakeToken(out var name))
        {
            return false;
        }

        var hasParameters = false;
        SkipWhiteSpace();
        while (TryTake((byte)';'))
        {
            hasParameters = true;
            SkipWhiteSpace();
            if (!TryTakeParameter())
            {
                return false;
            }

            SkipWhiteSpace();
        }

        EndsWithChunked = Ascii.EqualsIgnoreCase(name, "chunked"u8);
        chunkedCount += EndsWithChunked ? 1 : 0;
        return !(EndsWithChunked && hasParameters);
    }

    private bool TryTakeParameter()
    {
        if (!TryTakeToken(out _))
        {
            return false;
        }

        SkipWhiteSpace();
        if (!TryTake((byte)'='))
        {
            return false;
        }

        SkipWhiteSpace();
        return TryTake((byte)'"') ? TryTakeQuoted() : TryTakeToken(out _);
    }

    // A field value has no control characters, so that any byte may stand between the quotes and behind a backslash.
    private bool TryTakeQuoted()
    {
        while (!TryTake((byte)'"'))
        {
            if (rest.IsEmpty)
            {
                return false;
            }

            rest = rest[Math.Min(rest.Length, rest[0] == '\\' ? 2 : 1)..];
        }

        return true;
    }

    private bool TryTakeToken(out ReadOnlySpan<byte> token)
    {
        var end = rest.IndexOfAnyExcept(Octets.Token);
        token = end < 0 ? rest : rest[..end];
        rest = rest[token.Length..];
        return !token.IsEmpty;
    }

    private bool TryTake(byte octet)
    {
        var found = !rest.IsEmpty && rest[0] == octet;
        rest = found ? rest[1..] : rest;
        return found;
    }

    private void SkipWhiteSpace() => rest = rest.TrimStart(" \t"u8);
}
