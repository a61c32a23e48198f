namespace Katas.LinuxPermissions.CreationMask.Steps;

/// <summary>What <c>kata compare</c> measures: an archive is unpacked, and a shell starts.</summary>
public sealed class Workload
{
    private const int AllModes = 0x1000; // 07777 and less

    private readonly Creator ann = Creating.As(Creating.Ann, umask: "0022", 77, 78, Creating.Staff);
    private readonly ParentDirectory shared = Creating.In("2775");

    /// <summary>The sum of the modes.</summary>
    public long Create_4096_files()
    {
        var sum = 0L;
        for (var asked = 0; asked < AllModes; asked++)
        {
            sum += (int)Creation.CreateFile(ann, shared, (UnixFileMode)asked).Mode;
        }

        return sum;
    }

    /// <summary>The sum of both masks.</summary>
    public long Read_two_umasks() =>
        (int)Umask.Parse("0022", UnixFileMode.None) + (int)Umask.Parse("u=rwx,g=rx,o-w,a+x,ugo-w,u+rw", UnixFileMode.OtherWrite);

    /// <summary>The lengths of both texts.</summary>
    public long Write_a_umask() => Umask.ToOctal(UnixFileMode.OtherWrite).Length + Umask.ToSymbolic(UnixFileMode.OtherWrite).Length;
}
