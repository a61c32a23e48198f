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

    /// <summary>Puts a mode together from its two parts.</summary>
    /// <param name="type">The type; a number without a name here is kept as it is.</param>
    /// <param name="bits">The twelve mode bits.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="type"/> has a bit outside 0170000, or <paramref name="bits"/> one outside 07777.
    /// </exception>
    public InodeMode(FileType type, UnixFileMode bits) =>
        throw new NotImplementedException();

    /// <summary>The number that stat(2) calls <c>st_mode</c>, 0 to 0177777.</summary>
    public int Raw =>
        throw new NotImplementedException();

    /// <summary>The type; a number without a name in <see cref="FileType"/> stays that number.</summary>
    public FileType Type =>
        throw new NotImplementedException();

    /// <summary>The twelve mode bits.</summary>
    public UnixFileMode Bits =>
        throw new NotImplementedException();

    /// <summary>Reads the number that stat(2) calls <c>st_mode</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="raw"/> is not from 0 to 0177777.</exception>
    public static InodeMode FromRaw(int raw) =>
        throw new NotImplementedException();

    /// <summary>Reads ten letters such as <c>drwxr-sr-x</c>; nothing may stand around them.</summary>
    /// <exception cref="ModeFormatException">The text is not a mode; says where.</exception>
    public static InodeMode Parse(ReadOnlySpan<char> letters) =>
        throw new NotImplementedException();

    /// <summary>Reads mode bits of one to four octal digits such as <c>764</c>, <c>0764</c> or <c>4755</c>.</summary>
    /// <exception cref="ModeFormatException">The text is not a mode; says where.</exception>
    public static UnixFileMode ParseOctal(ReadOnlySpan<char> digits) =>
        throw new NotImplementedException();

    /// <summary>The bits in octal as <c>stat -c %a</c> writes them: no leading zeros, so <c>755</c>, <c>4755</c> and <c>0</c>.</summary>
    public string ToOctal() =>
        throw new NotImplementedException();

    /// <summary>The ten letters of <c>ls -l</c>, such as <c>-rwsr-xr-x</c>.</summary>
    public override string ToString() =>
        throw new NotImplementedException();

    /// <summary>Writes the ten letters into a buffer.</summary>
    /// <param name="destination">Where to, from its beginning; what follows the letters is left alone.</param>
    /// <param name="charsWritten">Ten, or 0 when they do not fit.</param>
    /// <returns>False if there is no room for ten letters; nothing has been written then.</returns>
    public bool TryFormat(Span<char> destination, out int charsWritten) =>
        throw new NotImplementedException();
}
