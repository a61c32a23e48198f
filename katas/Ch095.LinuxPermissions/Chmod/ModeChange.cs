namespace Katas.LinuxPermissions.Chmod;

/// <summary>A change of file mode bits as the program <c>chmod</c> reads it: <c>u+x,go=u-w</c> or <c>0755</c>.</summary>
/// <remarks>
/// Spec: <see href="https://www.gnu.org/software/coreutils/manual/html_node/File-permissions.html">GNU coreutils,
/// File permissions</see>, a superset of
/// <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/chmod.html">POSIX chmod</see>.
/// A value is immutable: parse it once, apply it to many files.
/// </remarks>
public sealed class ModeChange
{
    /// <summary>Reads a mode, numeric or symbolic.</summary>
    /// <param name="mode">The mode operand, such as <c>a=rX,u+w</c>; nothing may stand around it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="mode"/> is null.</exception>
    /// <exception cref="ModeFormatException">The text is not a mode; says where.</exception>
    public static ModeChange Parse(string mode) =>
        throw new NotImplementedException();

    /// <summary>The mode that a file has after the change.</summary>
    /// <param name="current">The file's mode before; none of the twelve bits is ignored.</param>
    /// <param name="isDirectory">Directories differ: <c>X</c> always applies, and their set-ID bits are kept (§27.5).</param>
    /// <param name="umask">The process's file mode creation mask; it counts only where no <i>who</i> is given (§27.2.6).</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="current"/> has a bit outside 07777, or <paramref name="umask"/> one outside 0777.
    /// </exception>
    public UnixFileMode Apply(UnixFileMode current, bool isDirectory, UnixFileMode umask) =>
        throw new NotImplementedException();
}
