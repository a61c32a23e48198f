using static System.IO.UnixFileMode;

namespace Katas.LinuxPermissions.Chmod;

/// <summary>The twelve file mode bits, gathered by what the mode language calls them (§27.1).</summary>
/// <remarks>
/// <code>
///             u s e r     g r o u p   o t h e r
///   s  s  t   r  w  x     r  w  x     r  w  x
///   4  2  1   4  2  1     4  2  1     4  2  1
/// </code>
/// </remarks>
internal static class ModeBits
{
    public const UnixFileMode Read = UserRead | GroupRead | OtherRead;
    public const UnixFileMode Write = UserWrite | GroupWrite | OtherWrite;
    public const UnixFileMode Execute = UserExecute | GroupExecute | OtherExecute;
    public const UnixFileMode SetIds = SetUser | SetGroup;
    public const UnixFileMode Permissions = Read | Write | Execute;
    public const UnixFileMode All = Permissions | SetIds | StickyBit;

    // What a class owns. The sticky bit goes with "other": o= clears it, and u+t and g+t do nothing (§27.2.3).
    public const UnixFileMode User = UserRead | UserWrite | UserExecute | SetUser;
    public const UnixFileMode Group = GroupRead | GroupWrite | GroupExecute | SetGroup;
    public const UnixFileMode Other = OtherRead | OtherWrite | OtherExecute | StickyBit;
}
