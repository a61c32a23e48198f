namespace Katas.LinuxPermissions.PosixAcl;

/// <summary>Reads the text forms of ACLs, one method a rule of the grammar.</summary>
/// <remarks>
/// <code>
///   text    = line *( LF line )
///   line    = ( ws / entry *( "," entry ) ) [ "#" *( anything but LF ) ]
///   entry   = ws [ ( "default" / "d" ) colon ] tag colon [ id ] colon 1*3( "r" / "w" / "x" / "-" ) ws
///   tag     = "user" / "u" / "group" / "g" / "mask" / "m" / "other" / "o"
///   colon   = ws ":" ws
///   ws      = *( SP / HTAB / CR )
/// </code>
/// </remarks>
internal sealed class AclReader(string text)
{
    private const int MaxPermissions = 3;
    private const char End = '\0';

    private readonly Dictionary<(AclTag Tag, uint? Qualifier), AclEntry> access = [];
    private readonly Dictionary<(AclTag Tag, uint? Qualifier), AclEntry> defaults = [];
    private int next;

    // A NUL inside the text is not its end, though both are refused alike: no rule takes it.
    private char Next => next < text.Length ? text[next] : End;

    public FileAcl Read()
    {
        do
        {
            Line();
        }
        while (Take('\n'));

        if (next < text.Length)
        {
            throw Unexpected("expected ',', '#' or the end of the line");
        }

        return new FileAcl(Valid(access, "access"), defaults.Count > 0 ? Valid(defaults, "default") : null);
    }

    private void Line()
    {
        WhiteSpace();
        if (next < text.Length && Next is not ('\n' or '#'))
        {
            do
            {
                Entry();
            }
            while (Take(','));
        }

        if (Next == '#')
        {
            var end = text.IndexOf('\n', next);
            next = end < 0 ? text.Length : end;
        }
    }

    private void Entry()
    {
        WhiteSpace();
        var start = next;
        var acl = access;
        var keyword = Keyword();
        if (keyword is "default" or "d")
        {
            acl = defaults;
            Colon();
            keyword = Keyword();
        }

        var (tag, namedTag) = keyword switch
        {
            "user" or "u" => (AclTag.UserObj, AclTag.User),
            "group" or "g" => (AclTag.GroupObj, AclTag.Group),
            "mask" or "m" => (AclTag.Mask, AclTag.Mask),
            "other" or "o" => (AclTag.Other, AclTag.Other),
            _ => throw Unexpected("expected user, group, mask or other", at: next - keyword.Length),
        };
        Colon();
        uint? qualifier = tag != namedTag && char.IsAsciiDigit(Next) ? Id() : null;
        Colon();

        var entry = new AclEntry(qualifier is null ? tag : namedTag, qualifier, Permissions());
        if (!acl.TryAdd((entry.Tag, entry.Qualifier), entry))
        {
            throw Unexpected("there is an entry for the same already", start);
        }

        WhiteSpace();
    }

    private string Keyword()
    {
        var start = next;
        while (char.IsAsciiLetterLower(Next))
        {
            next++;
        }

        return text[start..next];
    }

    private void Colon()
    {
        WhiteSpace();
        if (!Take(':'))
        {
            throw Unexpected("expected ':'");
        }

        WhiteSpace();
    }

    private uint Id()
    {
        var start = next;
        var id = 0UL;
        for (; char.IsAsciiDigit(Next); next++)
        {
            // At most LargestId before this digit, so nothing overflows however many digits follow.
            id = (10 * id) + (ulong)(Next - '0');
            if (id > AclEntry.LargestId || (next > start && text[start] == '0'))
            {
                throw Unexpected("an id is a decimal number up to 4294967294 without leading zeros");
            }
        }

        return (uint)id;
    }

    private Rights Permissions()
    {
        var rights = Rights.None;
        var start = next;
        for (; next < start + MaxPermissions && Next is 'r' or 'w' or 'x' or '-'; next++)
        {
            var right = Next switch { 'r' => Rights.Read, 'w' => Rights.Write, 'x' => Rights.Execute, _ => Rights.None };
            if ((rights & right) != 0)
            {
                throw Unexpected("each of 'rwx' can be there once");
            }

            rights |= right;
        }

        return next > start ? rights : throw Unexpected("expected one of 'rwx-'");
    }

    private void WhiteSpace()
    {
        while (Next is ' ' or '\t' or '\r')
        {
            next++;
        }
    }

    private bool Take(char expected)
    {
        var found = Next == expected;
        next += found ? 1 : 0;
        return found;
    }

    // What is read is well formed and no entry occurs twice, so that only some can be missing: the text ends too soon.
    private Acl Valid(Dictionary<(AclTag Tag, uint? Qualifier), AclEntry> entries, string which) =>
        Acl.WhyNotValid([.. entries.Values]) is { } reason
            ? throw Unexpected($"the {which} ACL is not complete: {reason}", text.Length)
            : new Acl(entries.Values);

    private AclFormatException Unexpected(string reason, int? at = null) => new(text, at ?? next, reason);
}
