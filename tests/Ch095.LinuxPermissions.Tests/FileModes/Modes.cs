namespace Katas.LinuxPermissions.FileModes.Steps;

/// <summary>Modes as these tests write them: octal digits, and the letters looked up class by class.</summary>
internal static class Modes
{
    // Read, write and execute count up from --- to rwx; in the second half the class's special bit is set, too.
    private static readonly string[] WithS =
        ["---", "--x", "-w-", "-wx", "r--", "r-x", "rw-", "rwx", "--S", "--s", "-wS", "-ws", "r-S", "r-s", "rwS", "rws"];

    private static readonly string[] WithT = [.. WithS.Select(letters => letters.Replace('s', 't').Replace('S', 'T'))];

    /// <summary>The seven types that have a letter of their own.</summary>
    public static IReadOnlyDictionary<FileType, char> Letters { get; } = new Dictionary<FileType, char>
    {
        [FileType.Regular] = '-',
        [FileType.Directory] = 'd',
        [FileType.SymbolicLink] = 'l',
        [FileType.CharacterDevice] = 'c',
        [FileType.BlockDevice] = 'b',
        [FileType.Fifo] = 'p',
        [FileType.Socket] = 's',
    };

    /// <summary>Every number that an inode can hold.</summary>
    public static IEnumerable<int> EveryRawMode => Samples.Below(0x10000);

    public static UnixFileMode Octal(string digits) => (UnixFileMode)Convert.ToInt32(digits, 8);

    public static InodeMode Regular(string digits) => new(FileType.Regular, Octal(digits));

    /// <summary>The nine letters of the twelve mode bits of a raw mode.</summary>
    public static string NineLetters(int raw)
    {
        var (special, user, group, other) = ((raw >> 9) & 7, (raw >> 6) & 7, (raw >> 3) & 7, raw & 7);
        return WithS[user + (special >= 4 ? 8 : 0)]
            + WithS[group + (special is 2 or 3 or 6 or 7 ? 8 : 0)]
            + WithT[other + (special % 2 == 1 ? 8 : 0)];
    }

    /// <summary>All ten letters of a raw mode.</summary>
    public static string TenLetters(int raw) => Letters.GetValueOrDefault((FileType)(raw & 0xF000), '?') + NineLetters(raw);

    /// <summary>What is wrong with the text, or null if it is a mode.</summary>
    public static ModeFormatException? Refusal(Action parse)
    {
        try
        {
            parse();
            return null;
        }
        catch (ModeFormatException error)
        {
            return error;
        }
    }
}
