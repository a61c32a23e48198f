using System.Globalization;

namespace Katas.LinuxPermissions.Chmod.Steps;

/// <summary>Modes as these tests write them: octal digits in, octal digits and <c>ls</c>'s letters out.</summary>
internal static class Octal
{
    /// <summary>What the file's mode is after the change, such as <c>0755 rwxr-xr-x</c>.</summary>
    public static string After(string change, string from, string umask = "0000", bool isDirectory = false) =>
        Show(ModeChange.Parse(change).Apply(Read(from), isDirectory, Read(umask)));

    public static UnixFileMode Read(string digits) => (UnixFileMode)Convert.ToInt32(digits, 8);

    public static string Show(string digits) => Show(Read(digits));

    public static string Show(UnixFileMode mode)
    {
        var letters = "rwxrwxrwx".ToCharArray();
        for (var bit = 0; bit < letters.Length; bit++)
        {
            letters[bit] = ((int)mode & (0x100 >> bit)) != 0 ? letters[bit] : '-';
        }

        Special(UnixFileMode.SetUser, 2, 's');
        Special(UnixFileMode.SetGroup, 5, 's');
        Special(UnixFileMode.StickyBit, 8, 't');
        return $"{Convert.ToString((int)mode, 8).PadLeft(4, '0')} {new string(letters)}";

        void Special(UnixFileMode bit, int place, char letter)
        {
            if ((mode & bit) != 0)
            {
                letters[place] = letters[place] == 'x' ? letter : char.ToUpper(letter, CultureInfo.InvariantCulture);
            }
        }
    }
}
