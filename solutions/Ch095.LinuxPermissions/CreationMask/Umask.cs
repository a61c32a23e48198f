using static System.IO.UnixFileMode;

namespace Katas.LinuxPermissions.CreationMask;

/// <summary>A file mode creation mask as the shell's command <c>umask</c> reads and writes it.</summary>
/// <remarks>
/// Spec: <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/umask.html">POSIX umask</see>, in the part of its
/// language that bash before 5.3 knows. Digits name the bits that new files lose, letters those that they may keep:
/// <code>
///   mask    = 1*octal / clause *( "," clause )
///   clause  = *( "u" / "g" / "o" / "a" ) ( "+" / "-" / "=" ) *( "r" / "w" / "x" )
/// </code>
/// </remarks>
public static class Umask
{
    private const UnixFileMode Permissions = (UnixFileMode)0x1FF; // 0777
    private const int LargestMode = 0xFFF; // 07777

    /// <summary>The mask after <c>umask</c> with this operand.</summary>
    /// <param name="text">The operand, such as <c>022</c> or <c>g-w,o=</c>; nothing may stand around it.</param>
    /// <param name="current">The mask before, which letters change and digits replace.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="current"/> has a bit outside 0777.</exception>
    /// <exception cref="UmaskFormatException">The text is not a mask; says where.</exception>
    public static UnixFileMode Parse(string text, UnixFileMode current)
    {
        ArgumentNullException.ThrowIfNull(text);
        ThrowIfOutside(current, nameof(current));

        // What letters speak of is kept, so they work on the complement.
        return text is [>= '0' and <= '9', ..] ? Octal(text) : ~Symbolic(text, ~current & Permissions) & Permissions;
    }

    /// <summary>The mask in four octal digits, such as <c>0022</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mask"/> has a bit outside 0777.</exception>
    public static string ToOctal(UnixFileMode mask)
    {
        ThrowIfOutside(mask, nameof(mask));
        return Convert.ToString((int)mask, 8).PadLeft(4, '0');
    }

    /// <summary>What the mask lets new files keep, as <c>umask -S</c> writes it: <c>u=rwx,g=rx,o=rx</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mask"/> has a bit outside 0777.</exception>
    public static string ToSymbolic(UnixFileMode mask)
    {
        ThrowIfOutside(mask, nameof(mask));
        return $"u={Kept(6)},g={Kept(3)},o={Kept(0)}";

        string Kept(int shift) => string.Concat("rwx".Where((_, place) => ((int)mask >> shift & (0b100 >> place)) == 0));
    }

    private static UnixFileMode Octal(string text)
    {
        var value = 0;
        for (var next = 0; next < text.Length; next++)
        {
            // At most 07777 before this digit, so the product cannot overflow however many zeros lead.
            value = text[next] is >= '0' and <= '7' ? (8 * value) + (text[next] - '0') : LargestMode + 1;
            if (value > LargestMode)
            {
                throw new UmaskFormatException(text, next, "expected octal digits, 7777 at most");
            }
        }

        // umask(2): "mask & 0777".
        return (UnixFileMode)value & Permissions;
    }

    private static UnixFileMode Symbolic(string text, UnixFileMode kept)
    {
        for (var next = 0; ; next++)
        {
            var who = None;
            for (; next < text.Length && Who(text[next]) is var more and not None; next++)
            {
                who |= more;
            }

            var op = next < text.Length ? text[next] : ' ';
            if (op is not ('+' or '-' or '='))
            {
                throw new UmaskFormatException(text, next, "expected one of 'ugoa' or an operator, one of '+-='");
            }

            var bits = None;
            for (next++; next < text.Length && Permission(text[next]) is var more and not None; next++)
            {
                bits |= more;
            }

            kept = Apply(kept, who == None ? Permissions : who, op, bits);
            if (next == text.Length)
            {
                return kept;
            }

            if (text[next] != ',')
            {
                throw new UmaskFormatException(text, next, "expected one of 'rwx', or ',' and another clause");
            }
        }
    }

    private static UnixFileMode Who(char letter) => letter switch
    {
        'u' => UserRead | UserWrite | UserExecute,
        'g' => GroupRead | GroupWrite | GroupExecute,
        'o' => OtherRead | OtherWrite | OtherExecute,
        'a' => Permissions,
        _ => None,
    };

    private static UnixFileMode Permission(char letter) => letter switch
    {
        'r' => UserRead | GroupRead | OtherRead,
        'w' => UserWrite | GroupWrite | OtherWrite,
        'x' => UserExecute | GroupExecute | OtherExecute,
        _ => None,
    };

    private static UnixFileMode Apply(UnixFileMode kept, UnixFileMode who, char op, UnixFileMode bits) => op switch
    {
        '+' => kept | (bits & who),
        '-' => kept & ~(bits & who),
        _ => (kept & ~who) | (bits & who),
    };

    private static void ThrowIfOutside(UnixFileMode mask, string name)
    {
        if ((mask & ~Permissions) != 0)
        {
            throw new ArgumentOutOfRangeException(name, Convert.ToString((int)mask, 8), "a umask has no bits outside 0777");
        }
    }
}
