using Katas.Engine.Running;

namespace Katas.Tools.Tests.Running;

/// <summary>A run that patches what is loaded comes to the same as one that loads everything.</summary>
public sealed class PatchTests : IClassFixture<DoorRun>
{
    private const string Code =
        """
        namespace Katas.Doors.Door;

        public static class Door
        {
            private static int opened;

            public static bool Open()
            {
                return Opens();
            }

            public static async Task<bool> OpenAsync()
            {
                await Task.Yield();
                return Opens();
            }

            private static bool Opens()
            {
                return ++opened <= 2;
            }
        }

        """;

    private readonly DoorRun door;

    public PatchTests(DoorRun door)
    {
        this.door = door;
        door.FirstLook = true;
        door.Limit = TimeSpan.FromMinutes(2); // on a busy machine, too, no patched run is given up for want of time
    }

    [Fact]
    public async Task What_changes_inside_of_a_method_is_a_patch()
    {
        await Begin(Code);

        (await Patched(Code.Replace("return ++opened <= 2;", "return false;", StringComparison.Ordinal))).Should().Equal(false, false);
        (await Patched(Code)).Should().Equal(true, true);
        (await Patched(Code.Replace("return Opens();", "return !Opens();", StringComparison.Ordinal))).Should().Equal(false, false);
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
        await Begin(Code);
        var at = Code.IndexOf(old, Code.IndexOf(method, StringComparison.Ordinal), StringComparison.Ordinal);
        var changed = Code.Remove(at, old.Length).Insert(at, code);

        (await Patched(changed)).Should().Equal(true, true);
        (await Patched(changed.Replace("return Opens();", "return !Opens();", StringComparison.Ordinal))).Should().Equal(false, false);
        (await Patched(Code)).Should().Equal(true, true);
    }

    [Theory]
    [InlineData("return \"\\u0001\\u0002\"u8.Contains((byte)++opened);")]
    [InlineData("ReadOnlySpan<int> few = [1, 2]; return few.Contains(++opened);")]
    [InlineData("return new int[] { 1, 2 }.Contains(++opened);")]
    public async Task What_lies_in_data_is_loaded_anew_where_a_test_counts_allocation(string code)
    {
        var tests = Path.Combine(door.Copy.Door.TestFolder, "Step1_Open.cs");
        var before = await File.ReadAllTextAsync(tests);
        await File.WriteAllTextAsync(tests, before + "// GC.GetAllocatedBytesForCurrentThread()\n");
        await Begin(Code);

        var outcome = await door.Save(Code.Replace("return ++opened <= 2;", code, StringComparison.Ordinal));

        await File.WriteAllTextAsync(tests, before);
        door.IsPatched.Should().BeFalse();
        Passed(outcome).Should().Equal(true, true);
    }

    [Fact]
    public async Task Two_files_at_once_are_two_patches()
    {
        const string Hinge = "internal static class Hinge\n{\n    public static bool Holds(int count)\n    {\n        return count <= 2;\n    }\n}\n";
        var hinged = Code.Replace("return ++opened <= 2;", "return Hinge.Holds(++opened);", StringComparison.Ordinal);
        var file = door.Copy.Write("katas/Ch007.Doors/Door/Hinge.cs", Hinge);
        await Begin(hinged);

        await File.WriteAllTextAsync(file, Hinge.Replace("return count <= 2;", "\n        return count > 2 ? throw new InvalidOperationException() : false;", StringComparison.Ordinal));
        var thrice = hinged.Replace("return Opens();", "Opens();\n        Opens();\n        return Opens();", StringComparison.Ordinal);
        var results = ((RunOutcome.Ran)await door.Save(thrice)).Results;
        door.IsPatched.Should().BeTrue();
        await File.WriteAllTextAsync(file, Hinge);
        var good = await Patched(hinged);
        File.Delete(file);

        results[0].StackTrace.Should().Contain($"{file}:line 6").And.Contain($"{door.Copy.DoorFile}:line {Line(thrice, "return Opens")}");
        good.Should().Equal(true, true);
    }

    [Fact]
    public async Task A_failure_has_the_line_that_it_has_in_the_file_now()
    {
        await Begin(Code);
        await Patched(Code.Replace("return Opens();", "// One line more,\n\n        // and two.\n        return Opens();", StringComparison.Ordinal));
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

    [Fact]
    public async Task Static_fields_begin_as_in_a_new_process()
    {
        var stateful = Code.Replace(
            "    private static int opened;",
            "    private static readonly List<int> seen = [Most()];\n    private static int opened;\n    private static int Most() => 2;", StringComparison.Ordinal)
            .Replace("return ++opened <= 2;", "seen.Add(++opened); return seen.Count <= 1 + seen[0];", StringComparison.Ordinal);
        await Begin(stateful);

        (await Patched(stateful + "// the same\n")).Should().Equal(true, true);
        (await Patched(stateful.Replace("Most() => 2", "Most() => 1", StringComparison.Ordinal))).Should().Equal([true, false], "the list is made anew, by what makes it now");
    }

    [Fact]
    public async Task A_static_field_is_made_after_those_that_it_is_made_from()
    {
        // By name they would come in the other order.
        var chained = Code.Replace("return ++opened <= 2;", "return ++opened <= A.Most;", StringComparison.Ordinal)
            + "internal static class A\n{\n    public static readonly int Most = Two();\n    private static int Two() => B.Two[0];\n}\n"
            + "internal static class B\n{\n    public static readonly int[] Two = [Number()];\n    private static int Number() => 2;\n}\n";
        await Begin(chained);

        (await Patched(chained.Replace("Number() => 2", "Number() => 1", StringComparison.Ordinal))).Should().Equal(true, false);
        (await Patched(chained)).Should().Equal(true, true);
    }

    [Theory]
    [InlineData("    private static int opened;", "    private static int opened = 1;", false)]
    [InlineData("    private static int opened;", "    private static int opened;\n    private static int closed;", true)]
    [InlineData("    private static int opened;", "    [ThreadStatic]\n    private static int opened;", true)]
    [InlineData("return ++opened <= 2;", "return ++opened <= Most();\n    }\n\n    private static int Most()\n    {\n        return 2;", true)]
    public async Task What_others_see_or_a_field_begins_with_is_loaded_anew(string old, string code, bool isGreen)
    {
        await Begin(Code);

        var outcome = await door.Save(Code.Replace(old, code, StringComparison.Ordinal));

        door.IsPatched.Should().BeFalse();
        Passed(outcome).Should().Equal(true, isGreen);
    }

    [Theory]
    [InlineData("class Hinge(int most)\n{\n    public bool Holds(int count)\n    {\n        return count <= most;\n    }\n}\n", "most;", "2;")]
    [InlineData("class Hinge\n{\n    public Hinge(int most) { Most = most; }\n    public int Most { get { return field; } set { field = value; } }\n    public bool Holds(int count) => count <= Most;\n}\n", "get { return field; } set { field = value; }", "get { return 2; } set { }")]
    public async Task A_field_that_nobody_has_declared_is_loaded_anew_where_it_comes_and_goes(string hinge, string uses, string doesNot)
    {
        var good = Code.Replace("return ++opened <= 2;", "return new Hinge(2).Holds(++opened);", StringComparison.Ordinal) + hinge;
        await Begin(good);
        foreach (var code in new[] { good.Replace(uses, doesNot, StringComparison.Ordinal), good })
        {
            Passed(await door.Save(code)).Should().Equal(true, true);
            door.IsPatched.Should().BeFalse();
        }
    }

    [Fact]
    public async Task Static_fields_that_cannot_be_made_anew_are_loaded_anew()
    {
        var circle = Code.Replace("return ++opened <= 2;", "return ++opened <= A.Two && A.Two == 2;", StringComparison.Ordinal)
            + "internal static class A\n{\n    public static readonly int Two = 1 + B.One;\n    public static readonly int One = 1;\n}\n"
            + "internal static class B\n{\n    public static readonly int One = A.One + 1;\n}\n";
        await Begin(circle);

        var outcome = await door.Save(circle.Replace("return Opens();", "return Opens() && true;", StringComparison.Ordinal));

        door.IsPatched.Should().BeFalse();
        Passed(outcome).Should().Equal(true, true);
    }

    [Fact]
    public async Task A_static_constructor_that_has_failed_gets_another_chance()
    {
        var failing = Code.Replace(
            "    private static int opened;", "    private static int opened = First();\n    private static int First() => throw new InvalidOperationException();", StringComparison.Ordinal);
        Passed(await door.Save(failing)).Should().Equal(false, false);

        Passed(await door.Save(failing.Replace("=> throw new InvalidOperationException()", "=> 0", StringComparison.Ordinal))).Should().Equal(true, true);
    }

    [Fact]
    public async Task Only_a_first_look_is_patched()
    {
        await Begin(Code);
        door.FirstLook = false;

        Passed(await door.Save(Code.Replace("return Opens();", "return !Opens();", StringComparison.Ordinal))).Should().Equal(false, false);
        door.IsPatched.Should().BeFalse();

        door.FirstLook = true;
        (await Patched(Code)).Should().Equal([true, true], "what had been loaded is still there");
    }

    [Fact]
    public async Task An_error_of_the_compiler_is_said_and_then_it_goes_on()
    {
        await Begin(Code);

        (await door.Save(Code.Replace("return Opens();", "return Opns();", StringComparison.Ordinal))).Should().BeOfType<RunOutcome.DoesNotCompile>()
            .Which.Errors[0].Id.Should().Be("CS0103");
        (await door.Save(Code.Replace("return Opens();", "return Opens()", StringComparison.Ordinal))).Should().BeOfType<RunOutcome.DoesNotCompile>()
            .Which.Errors[0].Id.Should().Be("CS1002");

        Passed(await door.Save(Code)).Should().Equal(true, true);
    }

    // Loads the code as a whole; after some loads into one process that is done once more, in another.
    private async Task Begin(string code)
    {
        await door.Save(WorkingCopy.GoodDoor);
        Passed(await door.Save(code)).Should().Equal(true, true);
        door.IsPatched.Should().BeFalse();
        Passed(await door.Again()).Should().Equal(true, true);
    }

    private async Task<IEnumerable<bool>> Patched(string code)
    {
        var passed = Passed(await door.Save(code));
        door.IsPatched.Should().BeTrue();
        return passed;
    }

    private static int Line(string code, string text, string after = "")
    {
        var at = code.IndexOf(text, code.IndexOf(after, StringComparison.Ordinal), StringComparison.Ordinal);
        return code.AsSpan(0, at).Count('\n') + 1;
    }

    private static IEnumerable<bool> Passed(RunOutcome outcome) =>
        outcome.Should().BeOfType<RunOutcome.Ran>($"{(outcome as RunOutcome.DoesNotCompile)?.Errors[0]}").Which.Results.Select(result => result.Passed);
}
