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
    /// <summary>The mask after <c>umask</c> with this operand.</summary>
    /// <param name="text">The operand, such as <c>022</c> or <c>g-w,o=</c>; nothing may stand around it.</param>
    /// <param name="current">The mask before, which letters change and digits replace.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="current"/> has a bit outside 0777.</exception>
    /// <exception cref="UmaskFormatException">The text is not a mask; says where.</exception>
    public static UnixFileMode Parse(string text, UnixFileMode current) =>
        throw new NotImplementedException();

    /// <summary>The mask in four octal digits, such as <c>0022</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mask"/> has a bit outside 0777.</exception>
    public static string ToOctal(UnixFileMode mask) =>
        throw new NotImplementedException();

    /// <summary>What the mask lets new files keep, as <c>umask -S</c> writes it: <c>u=rwx,g=rx,o=rx</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mask"/> has a bit outside 0777.</exception>
    public static string ToSymbolic(UnixFileMode mask) =>
        throw new NotImplementedException();
}
