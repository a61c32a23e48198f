using Katas.Engine.Checking;

namespace Katas.Tools.Tests.Checking;

/// <summary>What is checked by running each mistake: it is caught, told from every other, and named.</summary>
[Collection(nameof(CheckedKata))]
public sealed class MistakeChecks(CheckedKata kata) : IDisposable
{
    public void Dispose() => kata.Mend();

    [Theory]
    [InlineData("-        var sum = level + by;", "-        var sum = level - by;", ":39", "'by-one': it does not apply: *fits nowhere*")]
    [InlineData("+        var sum = level + 1;", "+        var sum = level + one;", ":39", "'by-one': it does not compile: CS0103*")]
    [InlineData("+        var sum = level + 1;", "+        var sum = (level + by) * 1;", ":39", "'by-one': no test fails")]
    [InlineData("=> 0;", "=> level - (by * 1);", ":12", "'no-lower-end': it fails the same tests as 'always-dark'")]
    public async Task Every_mistake_fails_tests_of_its_own(string text, string instead, string line, string what)
    {
        kata.Break(CheckedKata.Mistakes, text, instead);

        await kata.MustComplainOnly(CheckPoint.Deadly, CheckedKata.Mistakes + line, what);
    }

    [Fact]
    public async Task What_many_samples_show_counts()
    {
        // A first look takes levels 0, 33, 66 and 99.
        kata.Break(CheckedKata.Mistakes, "+        var sum = level + 1;", "+        var sum = level == 50 ? 0 : level + by;");

        (await kata.RunAsync()).Complaints.Should().BeEmpty("all levels are tried before a mistake is said to be caught by nothing");
    }

    [Fact]
    public async Task What_only_many_samples_tell_apart_is_told_apart()
    {
        const string Both = "            public void Many_levels";
        kata.Break(CheckedKata.Step1, Both[8..], "    public void Many_other_levels()\n    {\n        foreach (var level in Levels().Where(level => level != 50))\n        {\n            Lamp.Brighter(level, 1).Should().Be(level + 1);\n        }\n    }\n\n    [Fact]\n    [Rule(\"R1\")]\n" + Both[8..]);
        kata.Break(CheckedKata.Mistakes, "+        var sum = level + 1;", "+        var sum = level is 33 ? 0 : level + by;");
        kata.Break(CheckedKata.Mistakes, "+        return Most;", "+        return level is 50 ? 0 : sum > Most ? Most : sum;");

        (await kata.RunAsync()).Complaints.Should().OnlyContain(complaint => complaint.Point == CheckPoint.Recognised, "but whom nothing else tells apart is seldom named");
    }

    [Fact]
    public async Task What_only_a_first_look_tells_apart_is_the_same()
    {
        kata.Break(CheckedKata.Mistakes, "+        return Most;", "+        return level is 33 ? 0 : sum > Most ? Most : sum;");
        kata.Break(CheckedKata.Mistakes, "+        var sum = level + 1;", "+        var sum = level is 34 ? 0 : level + by;");

        await kata.MustComplainOnly(CheckPoint.Deadly, CheckedKata.Mistakes + ":30", "'always-bright': it fails the same tests as 'by-one'");
    }

    [Fact]
    public async Task A_mistake_that_never_ends_is_caught_and_the_rest_go_on()
    {
        kata.Break(CheckedKata.Mistakes, "+        return sum;", "+        while (sum > Most) { }\n+        return sum;");
        kata.Break(CheckedKata.Mistakes, "+        var sum = level + 1;", "+        var sum = level + by + 0;");

        await kata.MustComplainOnly(CheckPoint.Deadly, CheckedKata.Mistakes + ":40", "'by-one': no test fails");
    }

    [Fact]
    public async Task A_mistake_is_named_on_its_own_code()
    {
        kata.Break(CheckedKata.Mistakes, "+        return Most;", "+        return level is 33 ? 0 : sum;");

        (await Recognised()).Should().Equal(
            (CheckedKata.Mistakes, "of 8 half-written solutions with a mistake only 6 are named"),
            (CheckedKata.Mistakes + ":30", "'always-bright': it is not named on its own code"));
    }

    [Fact]
    public async Task Two_mistakes_together_are_not_called_a_third()
    {
        kata.Break(CheckedKata.Mistakes, "-        var sum = level + by;\n+        var sum = level + 1;", """
            -        return sum > Most ? Most : sum;
            +        return sum;
            @@
            -    public static int Darker(int level, int by) => level < by ? 0 : level - by;
            +    public static int Darker(int level, int by) => level - by;
            """);

        (await Recognised()).Skip(1).Should().Equal(
            (CheckedKata.Mistakes + ":3", "'no-upper-end': together with 'no-lower-end' it is called 'by-one'"),
            (CheckedKata.Mistakes + ":12", "'no-lower-end': together with 'no-upper-end' it is called 'by-one'"));
    }

    private async Task<IEnumerable<(string Place, string What)>> Recognised()
    {
        var complaints = (await kata.RunAsync()).Complaints;

        complaints.Should().OnlyContain(complaint => complaint.Point == CheckPoint.Recognised && complaint.Mend.Length > 0);
        return complaints.Select(complaint => (kata.Place(complaint), complaint.What));
    }
}
