using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Katas.LinuxPermissions.PosixAcl;
using Xunit.Abstractions;

namespace Katas.Oracles.LinuxPermissions;

/// <summary>Texts are read by libacl, which is what setfacl and getfacl are made of, and by the solution.</summary>
public sealed partial class AclTextOracle(ITestOutputHelper output)
{
    private const int Cases = 10_000;
    private const string Odd = "ugmo:,rwx-0279q";
    private const int NumericIds = 0x08, Abbreviated = 0x10; // acl/libacl.h, acl_to_any_text(3)

    [OracleFact("setfacl")]
    public void Texts_are_read_as_libacl_reads_them()
    {
        var random = Seed.Printed(output, $"{Cases} cases");
        for (var i = 0; i < Cases; i++)
        {
            var text = AnyText(random);

            LibAcl(text).Should().Be(Ours(text), "of {0}", text).And.NotBeNull();
        }
    }

    [OracleFact("setfacl")]
    public void What_libacl_refuses_is_refused_and_what_it_takes_is_taken_but_for_its_leniencies()
    {
        var random = Seed.Printed(output, $"{Cases} cases");
        var refused = 0;
        for (var i = 0; i < Cases; i++)
        {
            var text = Damaged(random, AclText.ToShort(PosixAclOracle.AnyAcl(random)));

            var ours = Ours(text);
            refused += ours is null ? 1 : 0;
            if (ours is not null || !Lenient().IsMatch(text))
            {
                LibAcl(text).Should().Be(ours, "of {0}", text);
            }
        }

        output.WriteLine($"{refused} refused");
        refused.Should().BeInRange(Cases / 4, Cases * 9 / 10, "both kinds must be there");
    }

    // A field, colon or comma that is not there, a comma at the end, ids with a sign, a leading zero or more than 32 bits.
    [GeneratedRegex(@"(^|,)([mo]:[-rwx]|[ugmo][^:])|[-rwx][ugmo]|,$|:-\d|:0[\dx]|\d{10}")]
    private static partial Regex Lenient();

    private static string AnyText(Random random)
    {
        var entries = PosixAclOracle.AnyAcl(random).Entries.ToArray();
        random.Shuffle(entries);
        var text = new StringBuilder();
        foreach (var (place, entry) in entries.Index())
        {
            var keyword = entry.Tag switch
            {
                AclTag.UserObj or AclTag.User => "user",
                AclTag.GroupObj or AclTag.Group => "group",
                AclTag.Mask => "mask",
                _ => "other",
            };
            var rights = "rwx".Select((letter, bit) => ((int)entry.Rights & (4 >> bit)) != 0 ? letter : '-').ToArray();
            random.Shuffle(rights);

            // acl(5) permits blanks around both colons. setfacl reads all of them, libacl only those around the first.
            text.Append(place == 0 ? "" : random.GetItems([",", ", ", "\n", "\n \t", " # more\n", "\r\n", "\n\n"], 1)[0])
                .Append(keyword[..(random.Next(2) == 0 ? 1 : ^0)]).Append(Blank()).Append(':')
                .Append(entry.Qualifier is null ? "" : $"{Blank()}{entry.Qualifier}").Append(':').Append(rights);
        }

        return text.ToString();

        string Blank() => random.GetItems(["", "", " ", "\t"], 1)[0];
    }

    private static string Damaged(Random random, string text)
    {
        var place = random.Next(text.Length);
        return random.Next(3) switch
        {
            0 => text.Remove(place, 1),
            1 => text.Insert(place, Odd[random.Next(Odd.Length)].ToString()),
            _ => text.Remove(place, 1).Insert(place, Odd[random.Next(Odd.Length)].ToString()),
        };
    }

    private static string? Ours(string text)
    {
        try
        {
            return AclText.ToShort(AclText.Parse(text).Access);
        }
        catch (AclFormatException)
        {
            return null;
        }
    }

    private static string? LibAcl(string text)
    {
        var acl = FromText(Encoding.UTF8.GetBytes(text + '\0'));
        if (acl == 0)
        {
            return null;
        }

        var written = ToAnyText(acl, 0, (byte)',', NumericIds | Abbreviated);
        var result = IsValid(acl) == 0 ? Marshal.PtrToStringUTF8(written) : null;
        _ = (Free(written), Free(acl));
        return result;
    }

    [DllImport("libacl.so.1", EntryPoint = "acl_from_text")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint FromText(byte[] text);

    [DllImport("libacl.so.1", EntryPoint = "acl_to_any_text")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint ToAnyText(nint acl, nint prefix, byte separator, int options);

    [DllImport("libacl.so.1", EntryPoint = "acl_valid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int IsValid(nint acl);

    [DllImport("libacl.so.1", EntryPoint = "acl_free")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Free(nint memory);
}
