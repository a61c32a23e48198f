using Katas.Engine.Running;
using static Katas.Tools.Tests.Running.DoorRun;

namespace Katas.Tools.Tests.Running;

/// <summary>Data that a patch brings is found; where the runtime would not find it, all is loaded anew, in the same process.</summary>
public sealed class PatchedDataTests : IClassFixture<DoorRun>
{
    private readonly DoorRun door;

    public PatchedDataTests(DoorRun door)
    {
        this.door = door;
        door.Patch();
    }

    [Theory]
    [InlineData(22, true, true, true, false)]
    [InlineData(23, true, true, false, true)]
    [InlineData(24, true, false, true, false)]
    [InlineData(25, true, false, true, false)]
    [InlineData(26, true, false, true, false)]
    public async Task Beyond_25_pieces_of_data_a_patch_with_more_is_the_last(int pieces, params bool[] patched)
    {
        var code = With(pieces);
        await door.Begin(code);
        var processes = new HashSet<string>();
        for (var i = 1; i <= patched.Length; i++)
        {
            var outcome = await door.Save(code.Replace(
                "return ++opened <= 2;", $"Console.Write(Environment.ProcessId); return \"is {i}\"u8[^1] == '{i}' && ++opened <= 2;", StringComparison.Ordinal));

            Passed(outcome).Should().Equal([true, true], "this is save {0}", i);
            door.IsPatched.Should().Be(patched[i - 1], "this is save {0}", i);
            processes.UnionWith(((RunOutcome.Ran)outcome).Results.Select(result => result.Output));
        }

        processes.Should().ContainSingle("nothing has ended a process");
    }

    [Fact]
    public async Task However_much_data_there_is_code_without_any_is_a_patch()
    {
        var code = With(26);
        await door.Begin(code);
        foreach (var most in "2345")
        {
            (await door.Patched(code.Replace("<= 2", $"<= {most}", StringComparison.Ordinal))).Should().Equal(true, true);
        }
    }

    private static string With(int pieces) => Code.Replace(
        "    private static bool Opens()",
        string.Concat(Enumerable.Range(1, pieces).Select(i => $"    public static ReadOnlySpan<byte> D{i} => \"{i}.\"u8;\n\n")) + "    private static bool Opens()", StringComparison.Ordinal);
}
