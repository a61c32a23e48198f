namespace Katas.Http.ChunkedDecoder;

/// <summary>Where in the <c>chunk-ext</c> of a chunk the next byte stands.</summary>
internal enum ExtensionPart
{
    /// <summary>Behind the size or a whole extension: the line may end here.</summary>
    Whole,

    /// <summary>Behind BWS, which only a <c>;</c> justifies.</summary>
    BeforeSemicolon,

    /// <summary>Behind <c>;</c>.</summary>
    BeforeName,

    /// <summary>In a name.</summary>
    Name,

    /// <summary>Behind a name and BWS.</summary>
    AfterName,

    /// <summary>Behind <c>=</c>.</summary>
    BeforeValue,

    /// <summary>In a value that is a token.</summary>
    Token,

    /// <summary>In a quoted string.</summary>
    Quoted,

    /// <summary>Behind the <c>\</c> of a quoted pair.</summary>
    QuotedPair,

    /// <summary>Behind the CR that ends the line.</summary>
    End,

    /// <summary>No extension goes on like this.</summary>
    Refused,
}

/// <summary>The grammar of chunk extensions (RFC 9112 §7.1.1), a byte at a time.</summary>
/// <remarks>
/// <code>
/// chunk-ext      = *( BWS ";" BWS chunk-ext-name [ BWS "=" BWS chunk-ext-val ] )
/// chunk-ext-name = token
/// chunk-ext-val  = token / quoted-string
/// </code>
/// To skip to the next CRLF would be shorter, and is how request smuggling begins: two programs that disagree on what an
/// extension may hold disagree on where the chunk begins.
/// </remarks>
internal static class ExtensionGrammar
{
    public static ExtensionPart Next(ExtensionPart part, byte octet) => (part, octet) switch
    {
        (ExtensionPart.Whole or ExtensionPart.Name or ExtensionPart.Token, Octets.CR) => ExtensionPart.End,

        (ExtensionPart.Quoted, (byte)'"') => ExtensionPart.Whole,
        (ExtensionPart.Quoted, (byte)'\\') => ExtensionPart.QuotedPair,
        (ExtensionPart.Quoted or ExtensionPart.QuotedPair, _) when octet.IsText => ExtensionPart.Quoted,
        (ExtensionPart.Quoted or ExtensionPart.QuotedPair, _) => ExtensionPart.Refused,

        (ExtensionPart.BeforeName or ExtensionPart.Name, _) when octet.IsTokenChar => ExtensionPart.Name,
        (ExtensionPart.BeforeValue or ExtensionPart.Token, _) when octet.IsTokenChar => ExtensionPart.Token,
        (ExtensionPart.BeforeValue, (byte)'"') => ExtensionPart.Quoted,
        (ExtensionPart.Name or ExtensionPart.AfterName, (byte)'=') => ExtensionPart.BeforeValue,
        (not (ExtensionPart.BeforeName or ExtensionPart.BeforeValue), (byte)';') => ExtensionPart.BeforeName,

        // BWS is bad, but a recipient must parse it (RFC 9110 §5.6.3).
        (ExtensionPart.Name, _) when octet.IsWhiteSpace => ExtensionPart.AfterName,
        (ExtensionPart.Whole or ExtensionPart.Token, _) when octet.IsWhiteSpace => ExtensionPart.BeforeSemicolon,
        (_, _) when octet.IsWhiteSpace => part,

        _ => ExtensionPart.Refused,
    };
}
