namespace Katas.LinuxPermissions.Chmod;

public sealed class ModeChange
{
    public static ModeChange Parse(string mode) => throw new NotImplementedException();
    public UnixFileMode Apply(UnixFileMode current, bool isDirectory, UnixFileMode umask) => throw new NotImplementedException();
}
