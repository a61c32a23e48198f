using System.Text;

namespace Katas.Http.CacheFreshness;

/// <summary>Reads one line of <c>Cache-Control</c> from left to right.</summary>
internal sealed class DirectiveReader(int line, string text)
{
    private int at;

    /// <summary>A list: elements between commas, of which some may be empty (RFC 9110 §5.6.1.2).</summary>
    public void ReadAll(List<CacheDirective> directives)
    {
        SkipWhiteSpace();
        while (at < text.Length)
        {
            if (text[at] != ',')
            {
                directives.Add(ReadDirective());
                SkipWhiteSpace();
                if (at < text.Length && text[at] != ',')
                {
                    throw Refusal("a comma");
                }
            }

            at += at < text.Length ? 1 : 0;
            SkipWhiteSpace();
        }
    }

    private CacheDirective ReadDirective()
    {
        var name = ReadToken();
        if (at == text.Length || text[at] != '=')
        {
            return new CacheDirective(name, null);
        }

        at++;
        return new CacheDirective(name, at < text.Length && text[at] == '"' ? ReadQuotedString() : ReadToken());
    }

    private string ReadToken()
    {
        var start = at;
        while (at < text.Length && HttpFields.IsTokenCharacter(text[at]))
        {
            at++;
        }

        return at > start ? text[start..at] : throw Refusal("a token");
    }

    // quoted-string = DQUOTE *( qdtext / quoted-pair ) DQUOTE. A comma in it is no end of anything.
    private string ReadQuotedString()
    {
        var content = new StringBuilder();
        at++;
        while (at < text.Length && text[at] != '"')
        {
            at += text[at] == '\\' ? 1 : 0;
            if (at == text.Length || !IsText(text[at]))
            {
                throw Refusal("text");
            }

            content.Append(text[at++]);
        }

        if (at == text.Length)
        {
            throw Refusal("a quote");
        }

        at++;
        return content.ToString();
    }

    private void SkipWhiteSpace()
    {
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }
    }

    private CacheControlFormatException Refusal(string expected) => new(line, at, expected);

    // HTAB / SP / VCHAR / obs-text. What is above U+00FF was never a byte.
    private static bool IsText(char character) => character is '\t' or (>= ' ' and <= '~') or (>= '\x80' and <= '\xFF');
}
