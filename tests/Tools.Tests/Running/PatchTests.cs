using Katas.Engine.Running;
using static Katas.Tools.Tests.Running.DoorRun;

namespace Katas.Tools.Tests.Running;

/// <summary>A run that patches what is loaded comes to the same as one that loads everything.</summary>
public sealed class PatchTests : IClassFixture<DoorRun>
{
    private readonly DoorRun door;

    public PatchTests(DoorRun door)
    {
        this.door = door;
        door.Patch();
    }

    [Fact]
    public async Task What_changes_inside_of_a_method_is_a_patch()
    {
        await door.Begin(Code);

        (await door.Patched(Code.Replace("return ++opened <= 2;", "return false;", StringComparison.Ordinal))).Should().Equal(false, false);
        (await door.Patched(Code)).Should().Equal(true, true);
        (await door.Patched(Code.Replace("return Opens();", "return !Opens();", StringComparison.Ordinal))).Should().Equal(false, false);
    }

    [Theory]
    [InlineData("public static async Task<bool> OpenAsync()", "await Task.Yield();", "await Task.Delay(0).ConfigureAwait(false); await Task.Yield();")]
    [InlineData("private static bool Opens()", "return ++opened <= 2;", "Func<int, bool> few = count => count <= 2; return few(++opened);")]
    [InlineData("private static bool Opens()", "return ++opened <= 2;", "var most = 2; return Most().Contains(++opened); IEnumerable<int> Most() { for (var i = 1; i <= most; i++) { yield return i; } }")]
    [InlineData("private static bool Opens()", "return ++opened <= 2;", "return $\"{++opened}\" switch { \"1\" or \"2\" => true, \"3\" => false, \"4\" => false, \"5\" => false, \"6\" => false, \"7\" => false, _ => false };")]
    [InlineData("private static bool Opens()", "return ++opened <= 2;", "var it = new { Is = ++opened <= 2 }; return it.Is;")]
    [InlineData("private static bool Opens()", "return ++opened <= 2;", "return \"\\u0001\\u0002\"u8.Contains((byte)++opened);")]
    [InlineData("private static bool Opens()", "return ++opened <= 2;", "ReadOnlySpan<int> few = [1, 2]; return few.Contains(++opened);")]
    [InlineData("private static bool Opens()", "return ++opened <= 2;", "return new int[] { 1, 2 }.Contains(++opened);")]
    public async Task Any_code_can_come_and_go(string method, string old, string code)
    {
        await door.Begin(Code);
        var at = Code.IndexOf(old, Code.IndexOf(method, StringComparison.Ordinal), StringComparison.Ordinal);
        var changed = Code.Remove(at, old.Length).Insert(at, code);

        (await door.Patched(changed)).Should().Equal(true, true);
        (await door.Patched(changed.Replace("return Opens();", "return !Opens();", StringComparison.Ordinal))).Should().Equal(false, false);
        (await door.Patched(Code)).Should().Equal(true, true);
    }

    [Theory]
    [InlineData("\"\\u0001\\u0002\"u8.Length")]
    [InlineData("Bytes([1, 2])")]
    [InlineData("Bytes(new byte[] { 1, 2 })")]
    public async Task What_lies_in_data_takes_no_memory_in_a_patch_either(string two)
    {
        var code = Code.Replace(
            "    private static bool Opens()", "    private static int Bytes(ReadOnlySpan<byte> few) => few.Length;\n\n    private static bool Opens()", StringComparison.Ordinal);
        await door.Begin(code);

        (await door.Patched(code.Replace(
            "return ++opened <= 2;",
            $"var before = GC.GetAllocatedBytesForCurrentThread(); var fits = ++opened <= {two}; return fits && GC.GetAllocatedBytesForCurrentThread() == before;",
            StringComparison.Ordinal))).Should().Equal(true, true);
    }

    [Fact]
    public async Task Code_beside_which_a_source_generator_puts_more_is_patched_too()
    {
        var code = Code.Replace("static class", "static partial class", StringComparison.Ordinal)
            .Replace("++opened <= 2", "Few().IsMatch($\"{++opened}\")", StringComparison.Ordinal)
            .Replace("    private static bool Opens()", "    [System.Text.RegularExpressions.GeneratedRegex(\"^[12]$\")]\n    private static partial System.Text.RegularExpressions.Regex Few();\n\n    private static bool Opens()", StringComparison.Ordinal);
        await door.Begin(code);

        (await door.Patched(code.Replace("return Opens();", "return !Opens();", StringComparison.Ordinal))).Should().Equal(false, false);
        Passed(await door.Save(code.Replace("[12]", "[34]", StringComparison.Ordinal))).Should().Equal([false, false], "what is generated has changed");
        Passed(await door.Save(Code)).Should().Equal([true, true], "nothing is generated any more");
        Passed(await door.Save(code)).Should().Equal(true, true);
        (await door.Patched(code.Replace("return Opens();", "return !Opens();", StringComparison.Ordinal))).Should().Equal(false, false);
    }

    [Fact]
    public async Task And_so_is_code_whose_tests_need_one()
    {
        var file = door.Copy.Write("tests/Ch007.Doors.Tests/Door/Words.cs", "namespace Katas.Doors.Door.Steps;\n\ninternal static partial class Words\n{\n    [System.Text.RegularExpressions.GeneratedRegex(\"a\")]\n    private static partial System.Text.RegularExpressions.Regex A();\n}\n");
        await door.Begin(Code);

        (await door.Patched(Code.Replace("return Opens();", "return !Opens();", StringComparison.Ordinal))).Should().Equal(false, false);
        File.Delete(file);
    }

    [Fact]
    public async Task Two_files_at_once_are_two_patches()
    {
        const string Hinge = "internal static class Hinge\n{\n    public static bool Holds(int count)\n    {\n        return count <= 2;\n    }\n}\n";
        var hinged = Code.Replace("return ++opened <= 2;", "return Hinge.Holds(++opened);", StringComparison.Ordinal);
        var file = door.Copy.Write("katas/Ch007.Doors/Door/Hinge.cs", Hinge);
        await door.Begin(hinged);

        await File.WriteAllTextAsync(file, Hinge.Replace("return count <= 2;", "\n        return count > 2 ? throw new InvalidOperationException() : false;", StringComparison.Ordinal));
        var thrice = hinged.Replace("return Opens();", "Opens();\n        Opens();\n        return Opens();", StringComparison.Ordinal);
        var results = ((RunOutcome.Ran)await door.Save(thrice)).Results;
        door.IsPatched.Should().BeTrue();
        await File.WriteAllTextAsync(file, Hinge);
        var good = await door.Patched(hinged);
        File.Delete(file);

        results[0].StackTrace.Should().Contain($"{file}:line 6").And.Contain($"{door.Copy.DoorFile}:line {Line(thrice, "return Opens")}");
        good.Should().Equal(true, true);
    }

    [Fact]
    public async Task A_failure_has_the_line_that_it_has_in_the_file_now()
    {
        await door.Begin(Code);
        await door.Patched(Code.Replace("return Opens();", "// One line more,\n\n        // and two.\n        return Opens();", StringComparison.Ordinal));
        var broken = Code.Replace("return Opens();", "\n        return Opens();", StringComparison.Ordinal)
            .Replace("return ++opened <= 2;", "throw new InvalidOperationException($\"{opened}\");", StringComparison.Ordinal);

        var results = ((RunOutcome.Ran)await door.Save(broken)).Results;

        door.IsPatched.Should().BeTrue();
        results.Should().HaveCount(2).And.OnlyContain(result => !result.Passed);
        results[0].StackTrace.Should().Contain($"{door.Copy.DoorFile}:line {Line(broken, "throw")}").And.Contain($"{door.Copy.DoorFile}:line {Line(broken, "return Opens")}");
        results[1].StackTrace.Should().Contain($"{door.Copy.DoorFile}:line {Line(broken, "throw")}")
            .And.Contain($"{door.Copy.DoorFile}:line {Line(broken, "return Opens", after: "OpenAsync")}", "a method that awaits has lines, too");
        results.Should().OnlyContain(result => !result.StackTrace.Contains("token 0x", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_method_that_a_save_has_only_moved_has_its_new_line()
    {
        var broken = Code.Replace("return ++opened <= 2;", "throw new InvalidOperationException();", StringComparison.Ordinal);
        await door.Save(broken);
        await door.Again();
        foreach (var lines in new[] { "_ = 1;\n        ", "// two\n\n        ", "" })
        {
            var moved = broken.Replace("return Opens();", lines + "return Opens();", StringComparison.Ordinal);

            var results = ((RunOutcome.Ran)await door.Save(moved)).Results;

            door.IsPatched.Should().BeTrue();
            results[0].StackTrace.Should().Contain($"{door.Copy.DoorFile}:line {Line(moved, "throw")}");
        }
    }

    [Theory]
    [InlineData("    private static int opened;", "    private static int opened = 1;", false)]
    [InlineData("    private static int opened;", "    private static int opened;\n    private static int closed;", true)]
    [InlineData("    private static int opened;", "    [ThreadStatic]\n    private static int opened;", true)]
    public async Task What_others_see_or_a_field_begins_with_is_loaded_anew(string old, string code, bool isGreen)
    {
        await door.Begin(Code);

        var outcome = await door.Save(Code.Replace(old, code, StringComparison.Ordinal));

        door.IsPatched.Should().BeFalse();
        Passed(outcome).Should().Equal(true, isGreen);
    }

    [Fact]
    public async Task After_fifty_patches_all_is_loaded_anew()
    {
        await door.Begin(Code);
        for (var i = 1; i <= 51; i++)
        {
            Passed(await door.Save(Code.Replace("<= 2", $"<= {2 + i}", StringComparison.Ordinal))).Should().Equal(true, true);
            door.IsPatched.Should().Be(i <= 50, "this is save {0}", i);
        }

        (await door.Patched(Code)).Should().Equal([true, true], "and the next ones are patches again");
    }

    [Fact]
    public async Task Only_a_first_look_is_patched()
    {
        await door.Begin(Code);
        door.FirstLook = false;

        Passed(await door.Save(Code.Replace("return Opens();", "return !Opens();", StringComparison.Ordinal))).Should().Equal(false, false);
        door.IsPatched.Should().BeFalse();

        door.FirstLook = true;
        (await door.Patched(Code)).Should().Equal([true, true], "what had been loaded is still there");
    }

    [Fact]
    public async Task An_error_of_the_compiler_is_said_and_then_it_goes_on()
    {
        await door.Begin(Code);

        (await door.Save(Code.Replace("return Opens();", "return Opns();", StringComparison.Ordinal))).Should().BeOfType<RunOutcome.DoesNotCompile>()
            .Which.Errors[0].Id.Should().Be("CS0103");
        (await door.Save(Code.Replace("return Opens();", "return Opens()", StringComparison.Ordinal))).Should().BeOfType<RunOutcome.DoesNotCompile>()
            .Which.Errors[0].Id.Should().Be("CS1002");

        Passed(await door.Save(Code)).Should().Equal(true, true);
    }
}
