using static System.IO.UnixFileMode;

namespace Katas.LinuxPermissions.FileModes;

/// <summary>A file's type and its twelve mode bits, as stat(2) returns them in <c>st_mode</c> and as <c>ls -l</c> writes them.</summary>
/// <remarks>
/// Spec: <see href="https://man7.org/linux/man-pages/man7/inode.7.html">inode(7)</see> for the bits,
/// <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/ls.html">POSIX ls</see>, <i>STDOUT</i>, for the letters.
/// <code>
///   type   special    user    group   other
///   ····   s  s  t    r w x   r w x   r w x      sixteen bits; the upper four are one number
/// </code>
/// </remarks>
public readonly record struct InodeMode
{
    /// <summary>How many characters the letters take: one for the type, three for each class.</summary>
    public const int LettersLength = 10;

    private const int TypeMask = 0xF000; // 0170000, S_IFMT
    private const int BitsMask = 0x0FFF; // 07777
    private const int TypeShift = 12;

    // The upper four bits count through these letters. Seven of the sixteen numbers are types; '?' stands for the others.
    private const string TypeLetters = "?pc?d?b?-?l?s???";

    // Octal modes have no more digits than this: a fifth would already be the file type, as in git's 40755.
    private const int MaxOctalDigits = 4;

    // How far a class's rwx stands from the right, and the special bit that borrows the place of its x.
    private static readonly (int Shift, UnixFileMode Special, char Letter)[] Classes =
        [(6, SetUser, 's'), (3, SetGroup, 's'), (0, StickyBit, 't')];

    private readonly ushort raw;

    /// <summary>Puts a mode together from its two parts.</summary>
    /// <param name="type">The type; a number without a name here is kept as it is.</param>
    /// <param name="bits">The twelve mode bits.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="type"/> has a bit outside 0170000, or <paramref name="bits"/> one outside 07777.
    /// </exception>
    public InodeMode(FileType type, UnixFileMode bits)
    {
        ThrowIfOutside((int)type, TypeMask, nameof(type));
        ThrowIfOutside((int)bits, BitsMask, nameof(bits));
        raw = (ushort)((int)type | (int)bits);
    }

    /// <summary>The number that stat(2) calls <c>st_mode</c>, 0 to 0177777.</summary>
    public int Raw => raw;

    /// <summary>The type; a number without a name in <see cref="FileType"/> stays that number.</summary>
    public FileType Type => (FileType)(raw & TypeMask);

    /// <summary>The twelve mode bits.</summary>
    public UnixFileMode Bits => (UnixFileMode)(raw & BitsMask);

    /// <summary>Reads the number that stat(2) calls <c>st_mode</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="raw"/> is not from 0 to 0177777.</exception>
    public static InodeMode FromRaw(int raw)
    {
        ThrowIfOutside(raw, TypeMask | BitsMask, nameof(raw));
        return new InodeMode((FileType)(raw & TypeMask), (UnixFileMode)(raw & BitsMask));
    }

    /// <summary>Reads ten letters such as <c>drwxr-sr-x</c>; nothing may stand around them.</summary>
    /// <exception cref="ModeFormatException">The text is not a mode; says where.</exception>
    public static InodeMode Parse(ReadOnlySpan<char> letters)
    {
        var raw = 0;
        for (var place = 0; place < LettersLength; place++)
        {
            // From left to right, so that what is refused is the first letter that fits no mode.
            raw |= (place < letters.Length ? Value(place, letters[place]) : null)
                ?? throw new ModeFormatException(letters.ToString(), place, $"expected one of '{Expected(place)}'");
        }

        return letters.Length == LettersLength
            ? FromRaw(raw)
            : throw new ModeFormatException(letters.ToString(), LettersLength, "a mode has ten letters");
    }

    /// <summary>Reads mode bits of one to four octal digits such as <c>764</c>, <c>0764</c> or <c>4755</c>.</summary>
    /// <exception cref="ModeFormatException">The text is not a mode; says where.</exception>
    public static UnixFileMode ParseOctal(ReadOnlySpan<char> digits)
    {
        var value = 0;
        for (var place = 0; place < digits.Length; place++)
        {
            if (place == MaxOctalDigits || digits[place] is not (>= '0' and <= '7'))
            {
                throw new ModeFormatException(digits.ToString(), place, "expected one to four digits, each from 0 to 7");
            }

            value = (8 * value) + (digits[place] - '0');
        }

        return digits.IsEmpty ? throw new ModeFormatException("", 0, "expected an octal digit") : (UnixFileMode)value;
    }

    /// <summary>The bits in octal as <c>stat -c %a</c> writes them: no leading zeros, so <c>755</c>, <c>4755</c> and <c>0</c>.</summary>
    public string ToOctal() => Convert.ToString((int)Bits, toBase: 8);

    /// <summary>The ten letters of <c>ls -l</c>, such as <c>-rwsr-xr-x</c>.</summary>
    public override string ToString() =>
        string.Create(LettersLength, this, static (letters, mode) => mode.TryFormat(letters, out _));

    /// <summary>Writes the ten letters into a buffer.</summary>
    /// <param name="destination">Where to, from its beginning; what follows the letters is left alone.</param>
    /// <param name="charsWritten">Ten, or 0 when they do not fit.</param>
    /// <returns>False if there is no room for ten letters; nothing has been written then.</returns>
    public bool TryFormat(Span<char> destination, out int charsWritten)
    {
        charsWritten = 0;
        if (destination.Length < LettersLength)
        {
            return false;
        }

        destination[charsWritten++] = TypeLetters[raw >> TypeShift];
        foreach (var (shift, special, letter) in Classes)
        {
            destination[charsWritten++] = Has((int)OtherRead << shift) ? 'r' : '-';
            destination[charsWritten++] = Has((int)OtherWrite << shift) ? 'w' : '-';

            // POSIX ls: small with x, capital without, so that no bit is hidden by another.
            destination[charsWritten++] = (Has((int)special), Has((int)OtherExecute << shift)) switch
            {
                (true, true) => letter,
                (true, false) => Capital(letter),
                (false, true) => 'x',
                (false, false) => '-',
            };
        }

        return true;
    }

    private bool Has(int bit) => (raw & bit) != 0;

    // The bits that a letter stands for at this place, 0 for '-', null if it does not belong there.
    private static int? Value(int place, char found)
    {
        if (place == 0)
        {
            var number = TypeLetters.IndexOf(found, StringComparison.Ordinal);
            return number < 0 ? null : number << TypeShift;
        }

        var (shift, special, letter) = Classes[(place - 1) / 3];
        var (read, write, execute) = ((int)OtherRead << shift, (int)OtherWrite << shift, (int)OtherExecute << shift);
        return ((place - 1) % 3, found) switch
        {
            (_, '-') => 0,
            (0, 'r') => read,
            (1, 'w') => write,
            (2, 'x') => execute,
            (2, _) when found == letter => (int)special | execute,
            (2, _) when found == Capital(letter) => (int)special,
            _ => null,
        };
    }

    private static string Expected(int place)
    {
        if (place == 0)
        {
            return "-dlcbps?";
        }

        var letter = Classes[(place - 1) / 3].Letter;
        return ((place - 1) % 3) switch { 0 => "r-", 1 => "w-", _ => $"x{letter}{Capital(letter)}-" };
    }

    private static char Capital(char letter) => char.ToUpperInvariant(letter);

    private static void ThrowIfOutside(int value, int allowed, string name)
    {
        if ((value & ~allowed) != 0)
        {
            throw new ArgumentOutOfRangeException(name, value, $"only bits of 0{Convert.ToString(allowed, toBase: 8)} can be set");
        }
    }
}
