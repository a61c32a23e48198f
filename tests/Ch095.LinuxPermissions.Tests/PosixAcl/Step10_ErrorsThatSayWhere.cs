using CsCheck;
using static Katas.LinuxPermissions.PosixAcl.Steps.Lists;

namespace Katas.LinuxPermissions.PosixAcl.Steps;

public sealed class Step10_ErrorsThatSayWhere
{
    private const string Whole = "user::rwx\nuser:17:rw-\t#effective:r--\ngroup::r--\nmask::r--\nother::---\n"
        + "default:user::rwx\ndefault:group::r-x\ndefault:group:17:rwx\ndefault:mask::rwx\ndefault:other::---\n";

    // What ACLs are written with, whole entries among it so that some of it makes sense, then what looks like it.
    private static readonly string[] Pieces =
    [
        "u", "user", "g", "mask", "other", "d:", "default", ":", "::", ",", "\n", " ", "#", "r", "rw-", "7", "4294967295",
        "u::rw-,", "g::r--,", "o::---", "m::r,", "u:7:r,", "d:u::r,",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Int[0, Pieces.Length - 1].Select(place => Pieces[place]).Array[0, 8].Select(string.Concat),
        Gen.String[Gen.Char["ugmod:rwx-,# \n\t\r01234567890\0Uz７é"], 0, 20]);

    [Theory]
    [InlineData("^root::r,g::r,o::-")]
    [InlineData("^root::r\nu::r,g::r,o::-")] // nothing that follows mends it
    [InlineData("^us::r,g::r,o::-")]
    [InlineData("^U::r,g::r,o::-")]
    [InlineData("^::r,g::r,o::-")]
    [InlineData("^7:r,g::r,o::-")]
    [InlineData("^users::r,g::r,o::-")]
    [InlineData("d:^d:u::r")]
    [InlineData("default:^root::r")]
    [InlineData("d:^7:r")]
    [InlineData("^defaults:u::r")]
    [InlineData("u::r,^use")] // a word that ends with the text is a word all the same
    [InlineData("u^Ser::r")]
    [InlineData("u^,g::r,o::-")]
    [InlineData("u^7::r")]
    [InlineData("u:^r,g::r,o::-")] // two colons, also where nothing is between them
    [InlineData("o:^r")]
    [InlineData("u::^,g::r,o::-")] // no rights are a dash, not nothing
    [InlineData("u::^7,g::r,o::-")]
    [InlineData("u::^X,g::r,o::-")]
    [InlineData("u::^\nr,g::r,o::-")]
    [InlineData("u::^#r\ng::r,o::-")] // no comment inside of an entry
    [InlineData("u::r^r,g::r,o::-")]
    [InlineData("u::r-^r,g::r,o::-")]
    [InlineData("u::rwx^-,g::r,o::-")]
    [InlineData("u::---^-,g::r,o::-")]
    [InlineData("u::rw^q,g::r,o::-")]
    [InlineData("u::r,u::^zz")] // an entry comes twice only if there is all of it
    [InlineData("u::r ^w,g::r,o::-")]
    [InlineData("u::r ^g::r,o::-")]
    [InlineData("u::r^;g::r,o::-")]
    [InlineData("u::r,^,g::r,o::-")]
    [InlineData("^,u::r,g::r,o::-")]
    [InlineData("u::r,^\ng::r,o::-")]
    [InlineData("u::r,g::r, ^# the rest\no::-")]
    [InlineData("u::r^\0,g::r,o::-")]
    [InlineData("u::r,g::r,o::-^\0")]
    [InlineData("u::r,g::r,o::-\n^\0")]
    [InlineData("u::r,g::r,^ο::-")] // a Greek letter
    [Rule("R20")]
    public void What_does_not_fit_is_pointed_at(string marked) => MustPointAt(marked);

    [Theory]
    [InlineData("u:^lisa:r")]
    [InlineData("u:^-1:r")]
    [InlineData("u:^+7:r")]
    [InlineData("u:^٧:r")] // an Arabic seven
    [InlineData("u:7^x:r")]
    [InlineData("u:0^x7:r")]
    [InlineData("u:7 ^8:r")]
    [InlineData("u:7^,g::r")]
    [InlineData("u:0^7:r")]
    [InlineData("u:0^0:r")]
    [InlineData("g:0^10:r")] // setfacl would read 8
    [InlineData("u:429496729^5:r")]
    [InlineData("g:429496729^6:r")] // setfacl would read 0
    [InlineData("u:4294967294^0:r")]
    [InlineData("u:999999999^9999999999999999999999999999:r")]
    [InlineData("m:^7:r")]
    [InlineData("o:^7:r")]
    [Rule("R18")]
    public void An_id_is_a_number_of_a_user_or_a_group(string marked) => MustPointAt(marked);

    [Theory]
    [InlineData("u::r,g::r,o::-,^u::r")]
    [InlineData("u::r,g::r\n ^g::w\no::-")]
    [InlineData("u::r,g::r,o::-,m::r,^mask::r")]
    [InlineData("u::r,u:7:r,u:8:r,^user:7:w,g::r,m::r,o::-")]
    [InlineData("u::r,u:7:r,g:7:r,^g : 7 : r,g::r,m::r,o::-")]
    [InlineData("u::r,g::r,o::-,d:u::r,^default : user::r,d:g::r,d:o::-")]
    [Rule("R20")]
    public void A_second_entry_for_the_same_is_pointed_at(string marked) => MustPointAt(marked);

    [Theory]
    [InlineData("^")]
    [InlineData("\n^")]
    [InlineData("# nothing^")]
    [InlineData("u^")]
    [InlineData("u:^")]
    [InlineData("u::^")]
    [InlineData("d^")]
    [InlineData("d:^")]
    [InlineData("u:7^")]
    [InlineData("u:: ^")]
    [InlineData("u::r,^")]
    [InlineData("u::r,g::r,o::-,^")]
    [InlineData("u::r,g::r^")]
    [InlineData("u::r,o::r\n^")]
    [InlineData("g::r,o::r # and no owner^")]
    [InlineData("u::r,u:7:r,g::r,o::r^")] // a named user without a mask
    [InlineData("u::r,g:7:r,g::r,o::r^")]
    [InlineData("d:u::r,d:g::r,d:o::r^")] // a default ACL alone
    [InlineData("u::r,g::r,o::r,d:u::r,d:g::r^")]
    [InlineData("u::r,g::r,m::r,o::r,d:u::r,d:u:7:r,d:g::r,d:o::r^")] // the other ACL's mask is no mask for this one
    [Rule("R20")]
    public void What_is_missing_is_missing_at_the_end(string marked) => MustPointAt(marked);

    [Theory]
    [InlineData("u::q", 1)]
    [InlineData("u::r\ng::q", 2)]
    [InlineData("u::r,g::r\r\n\n\no::q", 4)]
    [InlineData("u::r\n", 2)]
    [InlineData("# file: f\nu::r", 2)]
    [Rule("R20")]
    public void The_line_is_counted(string text, int line)
    {
        var error = Refusal(text);

        error!.Line.Should().Be(line, "{0} is wrong in that line", Wire.Show(text));
        error.Text.Should().Be(text);
    }

    [Fact]
    [Rule("R20")]
    public void A_text_cut_anywhere_ends_too_soon_or_is_whole()
    {
        Show(AclText.Parse(Whole).Access).Should().Be("u::rwx u:17:rw- g::r-- m::r-- o::---");
        for (var cut = 0; cut < Whole.Length; cut++)
        {
            if (Refusal(Whole[..cut]) is { } error)
            {
                // A piece of a keyword is none, from its first letter on.
                var word = Whole[..cut].TrimEnd([.. "abcdefghijklmnopqrstuvwxyz"]).Length;
                Wire.Mark(Whole[..cut], error.Offset).Should().BeOneOf(
                    [Wire.Mark(Whole[..cut], cut), Wire.Mark(Whole[..cut], word)], "it is cut there");
            }
        }
    }

    [Fact]
    [Rule("R17")]
    [Rule("R20")]
    public void Lines_may_change_places_but_not_come_twice()
    {
        var lines = Whole.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Refusal(Whole).Should().BeNull();

        Gen.Shuffle(lines).Sample(
            shuffled =>
            {
                var text = string.Join('\n', shuffled);

                AclText.ToLong(AclText.Parse(text)).Should().Be(Whole, "{0} says the same", text);
                Refusal($"{text}\n{shuffled[0]}")!.Offset.Should().Be(text.Length + 1, "the first line comes again at the end");
            },
            iter: Samples.Of(500));
    }

    [Fact]
    [Rule("R20")]
    public void Random_text_is_an_ACL_or_refused_for_good()
    {
        Refusal("u::r").Should().NotBeNull("there is no group");

        Gen.Select(Texts, Texts).Sample(
            (text, more) =>
            {
                if (Refusal(text) is not { } error)
                {
                    var acl = AclText.Parse(text);
                    AclText.ToLong(AclText.Parse(AclText.ToLong(acl))).Should().Be(AclText.ToLong(acl));
                    return;
                }

                error.Offset.Should().BeInRange(0, text.Length);
                if (error.Offset < text.Length)
                {
                    Refusal($"{text}\n{more}")!.Offset.Should().Be(
                        error.Offset, "{0} has its error there, whatever lines follow", Wire.Mark(text, error.Offset));
                }
            },
            iter: Samples.Of(20_000));
    }

    [Fact]
    [Rule("R21")]
    public void No_text_is_the_callers_mistake()
    {
        var parse = () => AclText.Parse(null!);

        parse.Should().Throw<ArgumentNullException>().WithParameterName("text");
    }

    private static void MustPointAt(string marked)
    {
        var offset = marked.IndexOf('^', StringComparison.Ordinal);
        var text = marked.Remove(offset, 1);

        var error = Refusal(text);

        error.Should().NotBeNull("{0} is no valid ACL", Wire.Show(text));
        Wire.Mark(text, error!.Offset).Should().Be(Wire.Show(marked), "the '^' stands before what does not fit");
    }

    private static AclFormatException? Refusal(string text)
    {
        try
        {
            _ = AclText.Parse(text);
            return null;
        }
        catch (AclFormatException error)
        {
            return error;
        }
    }
}
