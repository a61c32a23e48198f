using static System.IO.UnixFileMode;

namespace Katas.LinuxPermissions.Chmod;

/// <summary>Reads the grammar of modes, one method a rule of it.</summary>
/// <remarks>
/// <code>
/// mode    = 1*octal / clause *( "," clause )
/// clause  = *who 1*action / *action op 1*octal    ; octal digits only where there is no who
/// who     = "u" / "g" / "o" / "a"
/// action  = op ( "u" / "g" / "o" / *perm )
/// op      = "+" / "-" / "="
/// perm    = "r" / "w" / "x" / "X" / "s" / "t"
/// </code>
/// An error is always at <c>next</c>: everything before it could still have become a mode.
/// </remarks>
internal struct ModeParser(string mode)
{
    // With five digits or more a numeric mode is meant to the letter, for directories too (§27.5).
    private const int LiteralDigits = 5;

    private const char End = '\0';

    private readonly List<ModeAction> actions = [];
    private int next;

    // A NUL inside the text is not its end, though both are refused: no rule takes it.
    private readonly char Next => next < mode.Length ? mode[next] : End;

    public IReadOnlyList<ModeAction> Parse()
    {
        if (char.IsBetween(Next, '0', '7'))
        {
            Numeric();
        }
        else
        {
            Clause();
            while (Take(','))
            {
                Clause();
            }
        }

        return next == mode.Length ? actions : throw Unexpected("a mode cannot go on like this");
    }

    private void Numeric()
    {
        var bits = OctalDigits();
        actions.Add(new ModeAction('=', ModeBits.All, bits, None, false, ToTheLetter: next >= LiteralDigits));
    }

    private void Clause()
    {
        var who = Who();
        if (Next is not ('+' or '-' or '='))
        {
            throw Unexpected("expected one of 'ugoa' or an operator, one of '+-='");
        }

        while (Next is '+' or '-' or '=')
        {
            var op = mode[next++];
            if (who == None && char.IsBetween(Next, '0', '7'))
            {
                // §27.4: digits after an operator are meant to the letter, and end the clause.
                actions.Add(new ModeAction(op, ModeBits.All, OctalDigits(), None, false, ToTheLetter: true));
                return;
            }

            actions.Add(Action(op, who));
        }
    }

    private UnixFileMode Who()
    {
        var who = None;
        for (; ; next++)
        {
            switch (Next)
            {
                case 'u': who |= ModeBits.User; break;
                case 'g': who |= ModeBits.Group; break;
                case 'o': who |= ModeBits.Other; break;
                case 'a': who |= ModeBits.All; break;
                default: return who;
            }
        }
    }

    private ModeAction Action(char op, UnixFileMode who)
    {
        var copied = Next switch
        {
            'u' => ModeBits.User & ModeBits.Permissions,
            'g' => ModeBits.Group & ModeBits.Permissions,
            'o' => ModeBits.Other & ModeBits.Permissions,
            _ => None,
        };
        if (copied != None)
        {
            next++;
            return new ModeAction(op, who, None, copied, false, ToTheLetter: false);
        }

        var (bits, conditionalExecute) = Perms();
        return new ModeAction(op, who, bits, None, conditionalExecute, ToTheLetter: false);
    }

    private (UnixFileMode Bits, bool ConditionalExecute) Perms()
    {
        var (bits, conditionalExecute) = (None, false);
        for (; ; next++)
        {
            switch (Next)
            {
                case 'r': bits |= ModeBits.Read; break;
                case 'w': bits |= ModeBits.Write; break;
                case 'x': bits |= ModeBits.Execute; break;
                case 'X': conditionalExecute = true; break;
                case 's': bits |= ModeBits.SetIds; break;
                case 't': bits |= StickyBit; break;
                default: return (bits, conditionalExecute);
            }
        }
    }

    private UnixFileMode OctalDigits()
    {
        var value = 0;
        for (; char.IsBetween(Next, '0', '7'); next++)
        {
            // At most 07777 before this digit, so the product cannot overflow however many digits follow.
            value = (8 * value) + (Next - '0');
            if (value > (int)ModeBits.All)
            {
                throw Unexpected("the largest mode is 7777");
            }
        }

        return (UnixFileMode)value;
    }

    private bool Take(char expected)
    {
        var found = Next == expected;
        next += found ? 1 : 0;
        return found;
    }

    private readonly ModeFormatException Unexpected(string reason) => new(mode, next, reason);
}
