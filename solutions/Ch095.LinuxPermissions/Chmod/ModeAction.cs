namespace Katas.LinuxPermissions.Chmod;

/// <summary>One operator with its who and its permissions: the <c>+x</c> of <c>u+x</c>, or a whole octal mode.</summary>
/// <param name="Operator"><c>+</c>, <c>-</c> or <c>=</c>.</param>
/// <param name="Who">All bits that belong to the classes named before the operator; none when nobody was named.</param>
/// <param name="Bits">The bits that the permissions stand for, in all classes.</param>
/// <param name="CopiedFrom">The permission bits of the class to copy (<c>g=u</c>), or none.</param>
/// <param name="ConditionalExecute">The permissions contain <c>X</c>.</param>
/// <param name="ToTheLetter">Digits that speak of all bits, so that a directory keeps none.</param>
internal readonly record struct ModeAction(
    char Operator,
    UnixFileMode Who,
    UnixFileMode Bits,
    UnixFileMode CopiedFrom,
    bool ConditionalExecute,
    bool ToTheLetter)
{
    public UnixFileMode Apply(UnixFileMode mode, bool isDirectory, UnixFileMode umask)
    {
        // §27.5: a set-ID bit of a directory stays as it is unless the text speaks of it.
        var kept = isDirectory && !ToTheLetter ? ModeBits.SetIds & ~Bits : UnixFileMode.None;

        // §27.2.6: with nobody named, everybody is meant, but never the bits of the umask.
        var reach = Who == UnixFileMode.None ? ~umask : Who;
        var value = Permissions(mode, isDirectory) & reach & ~kept;

        // '=' clears what was named. The umask limits what is set, not what is cleared: a bare '=' clears everything.
        var cleared = (Who == UnixFileMode.None ? ModeBits.All : Who) & ~kept;

        return Operator switch
        {
            '+' => mode | value,
            '-' => mode & ~value,
            _ => (mode & ~cleared) | value,
        };
    }

    private UnixFileMode Permissions(UnixFileMode mode, bool isDirectory)
    {
        // §27.2.4 asks the mode as it is before this action, so a=X on 0755 finds the execute bits that '=' then clears.
        var execute = ConditionalExecute && (isDirectory || (mode & ModeBits.Execute) != 0);
        return Bits | Spread(mode & CopiedFrom) | (execute ? ModeBits.Execute : UnixFileMode.None);
    }

    // §27.2.2: rw- of one class becomes rw-rw-rw-, out of which `reach` then takes its part.
    private static UnixFileMode Spread(UnixFileMode permissions) =>
        SpreadOne(permissions, ModeBits.Read) | SpreadOne(permissions, ModeBits.Write) | SpreadOne(permissions, ModeBits.Execute);

    private static UnixFileMode SpreadOne(UnixFileMode permissions, UnixFileMode all) =>
        (permissions & all) == 0 ? UnixFileMode.None : all;
}
