using Katas.Engine.Compiling;
using Katas.Engine.Running;
using Katas.Tools.Tests.Running;

namespace Katas.Tools.Tests.Compiling;

/// <summary>The kata is compiled as <c>dotnet build</c> compiles it, whatever short cuts are taken.</summary>
public sealed class CompilerTests(DoorRun door) : IClassFixture<DoorRun>
{
    [Fact]
    public async Task What_a_save_changes_inside_of_a_method_counts()
    {
        await door.MustBeAsNew();

        var failure = await door.FailureOf(WorkingCopy.GoodDoor.Replace("=> true", "=> false", StringComparison.Ordinal));

        failure.Sentence.Should().Be("A door opens");
        await door.MustBeAsNew();
    }

    [Fact]
    public async Task A_constant_counts_for_the_tests_though_they_are_not_compiled_again()
    {
        // The tests have this number in their own code once they are compiled.
        var file = door.Copy.Write("tests/Ch007.Doors.Tests/Door/Step2_Count.cs", Test("Door.Count.Should().Be(7)"));
        var seven = WorkingCopy.GoodDoor.Replace("public static bool", "public const int Count = 7;\n\n    public static bool", StringComparison.Ordinal);

        Passed(await door.Save(seven)).Should().Equal(true, true, true);
        Passed(await door.Save(seven.Replace("= 7", "= 8", StringComparison.Ordinal))).Should().Equal(true, true, false);

        File.Delete(file);
        await door.MustBeAsNew();
    }

    [Theory]
    [InlineData("public const int Count = Half + 3; private const int Half = 4;", "Door.Count", "Half = 4", "Half = 5", true)]
    [InlineData("public static int Count() => 7;", "Door.Count()", "public static int Count", "private static int Count", false)]
    [InlineData("public class Hinge { public int Count => 7; }", "new Door.Hinge().Count", "public int", "private Hinge(int count) { } public int", false)]
    [InlineData("public class Hinge { public int Count => 7; }", "new Door.Hinge().Count", "public int Count", "int Count", false)]
    [InlineData("public static int Count(object of) => 7;", "Door.Count(\"\")", "public static int Count", "public static int Count(string of) => 8; public static int Count", true)]
    [InlineData("public static int Count(int more = 3) => 4 + more;", "Door.Count()", "= 3", "= 4", true)]
    [InlineData("public enum Hinge { Left, Right }", "((int)Door.Hinge.Right + 6)", "{ Left", "{ Middle, Left", true)]
    [InlineData("internal interface IRust; internal class Stem; internal sealed class Leaf : Stem; internal static int Count(object of) => 7; internal static int Count(IRust of) => 8;", "Door.Count(new Door.Leaf())", "class Stem;", "class Stem : IRust;", true)]
    [InlineData("public static int Count { get; set; } = 7;", "(Door.Count = 7)", "get; set;", "get;", false)]
    [InlineData("public sealed class Pair { public void Deconstruct(out int one, out int two) => (one, two) = (7, 7); }", "(new Door.Pair() is var (one, _) ? one : 8)", "void Deconstruct", "void Take", false)]
    [InlineData("public class Hinge;", "(typeof(Door.Hinge).IsClass && new Door.Hinge() is { } ? 7 : 8)", "class Hinge", "class Hinge { public required int Size; } class Nail", false)]
    public async Task What_tests_can_see_counts(string members, string seven, string old, string @new, bool compiles)
    {
        var file = door.Copy.Write("tests/Ch007.Doors.Tests/Door/Step2_Count.cs", Test($"{seven}.Should().Be(7)"));
        var good = WithMembers(members);

        Passed(await door.Save(good)).Should().Equal(true, true, true);
        var outcome = await door.Save(good.Replace(old, @new, StringComparison.Ordinal));

        File.Delete(file);
        (outcome is RunOutcome.Ran).Should().Be(compiles, "that is what the tests are compiled against now");
        if (compiles)
        {
            Passed(outcome).Should().Equal(true, true, false);
        }

        await door.MustBeAsNew();
    }

    [Theory]
    [InlineData("private static int Count() => 7;")]
    [InlineData("static int Count => 7;")]
    [InlineData("private static int count;")]
    [InlineData("internal static int Knocks(int more = 3) => 4 + more;")]
    [InlineData("public static int Knocks { get; set; }")]
    [InlineData("internal sealed record Hinge(int Size) { public const int Most = 7; }")]
    public async Task For_what_they_do_not_use_the_tests_are_not_compiled_again(string members)
    {
        await door.MustBeAsNew();
        var before = door.Tests;

        Passed(await door.Save(WithMembers(members))).Should().Equal(true, true);
        await door.MustBeAsNew();

        door.Tests.Should().BeSameAs(before).And.NotBeNull();
    }

    [Fact]
    public async Task For_a_further_accessor_the_tests_are_not_compiled_again()
    {
        var file = door.Copy.Write("tests/Ch007.Doors.Tests/Door/Step2_Count.cs", Test("Door.Count.Should().Be(7)"));
        var good = WithMembers("public static int Count { get; } = 7;");
        Passed(await door.Save(good)).Should().Equal(true, true, true);
        var before = door.Tests;

        Passed(await door.Save(good.Replace("get;", "get; internal set;", StringComparison.Ordinal))).Should().Equal(true, true, true);
        Passed(await door.Save(good)).Should().Equal(true, true, true);

        door.Tests.Should().BeSameAs(before).And.NotBeNull();
        File.Delete(file);
        await door.MustBeAsNew();
    }

    [Fact]
    public async Task A_file_that_is_empty_for_a_moment_does_not_compile_the_tests_again()
    {
        await door.MustBeAsNew();
        var before = door.Tests;

        (await door.Save("")).Should().BeOfType<RunOutcome.NoText>();
        await door.MustBeAsNew();

        door.Tests.Should().BeSameAs(before).And.NotBeNull();
    }

    [Fact]
    public async Task Tests_see_what_is_internal()
    {
        var file = door.Copy.Write("tests/Ch007.Doors.Tests/Door/Step2_Count.cs", Test("Door.Count.Should().Be(7)"));

        Passed(await door.Save(WorkingCopy.GoodDoor.Replace("public static bool", "internal static int Count => 7;\n\n    public static bool", StringComparison.Ordinal)))
            .Should().Equal(true, true, true);

        File.Delete(file);
        await door.MustBeAsNew();
    }

    [Fact]
    public async Task Before_the_syntax_is_right_nothing_else_is_said()
    {
        await door.MustBeAsNew();
        var tests = door.Tests;

        var outcome = await door.Save(WorkingCopy.GoodDoor.Replace("=> true;", "=> nothing", StringComparison.Ordinal));

        outcome.Should().BeOfType<RunOutcome.DoesNotCompile>().Which.Errors.Should().ContainSingle().Which.Id.Should().Be("CS1002");
        await door.MustBeAsNew();
        door.Tests.Should().BeSameAs(tests, "the text is what it was before").And.NotBeNull();
    }

    [Fact]
    public async Task Tests_that_are_saved_twice_in_a_moment_count_twice()
    {
        var file = door.Copy.Write("tests/Ch007.Doors.Tests/Door/Step2_Count.cs", Test("1.Should().Be(0)"));
        await door.Save(WorkingCopy.GoodDoor);

        // As if the clock of the file system stood still, which is not believed of two seconds: on a busy machine once more.
        DateTime now;
        RunOutcome outcome;
        do
        {
            now = DateTime.UtcNow;
            outcome = await Save(Test("1.Should().Be(1)"));
        }
        while (DateTime.UtcNow - now > TimeSpan.FromSeconds(2));

        Passed(outcome).Should().Equal(true, true, true);
        Passed(await Save(Test("1.Should().Be(2)"))).Should().Equal(true, true, false);

        File.Delete(file);
        await door.MustBeAsNew();

        async Task<RunOutcome> Save(string tests)
        {
            await File.WriteAllTextAsync(file, tests);
            File.SetLastWriteTimeUtc(file, now);
            return await door.Again();
        }
    }

    [Fact]
    public async Task Source_generators_work()
    {
        var generated = WorkingCopy.GoodDoor
            .Replace("static class", "static partial class", StringComparison.Ordinal)
            .Replace("=> true", "=> Knock().IsMatch(\"knock\")", StringComparison.Ordinal)
            .Replace("    public static Task", "    [System.Text.RegularExpressions.GeneratedRegex(\"^k\")]\n    private static partial System.Text.RegularExpressions.Regex Knock();\n\n    public static Task", StringComparison.Ordinal);

        Passed(await door.Save(generated)).Should().Equal(true, true);
        Passed(await door.Save(generated.Replace("\"^k\"", "\"^x\"", StringComparison.Ordinal))).Should().Equal(false, true);
        await door.MustBeAsNew();
    }

    [Fact]
    public async Task A_global_using_counts_for_all_files() =>
        Passed(await door.Save("global using Hinge = System.String;\n" + WorkingCopy.GoodDoor)).Should().Equal(true, true);

    [Fact]
    public async Task A_name_that_the_tests_have_too_is_an_error_as_in_dotnet_build()
    {
        var outcome = await door.Save(WorkingCopy.GoodDoor + "namespace Katas.Doors.Door.Steps\n{\n    public sealed class Step1_Open;\n}\n");

        outcome.Should().BeOfType<RunOutcome.DoesNotCompile>();
        await door.MustBeAsNew();

        (await door.Save("namespace Katas.Doors.Door.Steps;\npublic sealed class Step1_Open;\n")).Should().BeOfType<RunOutcome.DoesNotCompile>()
            .Which.Errors.Should().Contain(error => error.Id == "CS0101", "both define it");
        await door.MustBeAsNew();
    }

    [Fact]
    public async Task The_language_is_that_of_the_build() =>
        Passed(await door.Save(WorkingCopy.GoodDoor.Replace("    public static bool", "    public static string? Name { get => field ?? \"?\"; set; }\n\n    public static bool", StringComparison.Ordinal)))
            .Should().Equal([true, true], "'field' is C# 14, and the file says nothing of nullable references");

    [Fact]
    public async Task A_further_file_is_compiled_too_and_may_go_again()
    {
        var another = door.Copy.Write("katas/Ch007.Doors/Door/Hinge.cs", "namespace Katas.Doors.Door;\n\ninternal static class Hinge\n{\n    public static bool Turns => false;\n}\n");
        Passed(await door.Save(WorkingCopy.GoodDoor.Replace("=> true", "=> Hinge.Turns", StringComparison.Ordinal))).Should().Equal(false, true);

        File.Delete(another);
        await door.MustBeAsNew();
    }

    [Fact]
    public async Task Nothing_of_a_run_is_left_in_the_next()
    {
        var counting = WorkingCopy.GoodDoor.Replace("=> true", "=> ++opened == 1", StringComparison.Ordinal)
            .Replace("    public static bool", "    private static int opened;\n\n    public static bool", StringComparison.Ordinal);

        Passed(await door.Save(counting)).Should().Equal(true, true);
        Passed(await door.Again()).Should().Equal(true, true);
        await door.MustBeAsNew();
    }

    [Fact]
    public async Task A_substitute_for_the_learners_interface_works()
    {
        var file = door.Copy.Write("tests/Ch007.Doors.Tests/Door/Step2_Count.cs", Test("NSubstitute.Substitute.For<IHinge>().Turns.Should().BeFalse()"));

        Passed(await door.Save(WorkingCopy.GoodDoor + "\npublic interface IHinge\n{\n    bool Turns { get; }\n}\n")).Should().Equal(true, true, true);
        Passed(await door.Again()).Should().Equal(true, true, true);

        File.Delete(file);
        await door.MustBeAsNew();
    }

    [Fact]
    public async Task A_run_that_is_given_up_does_not_stand_in_the_way_of_the_next()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await File.WriteAllTextAsync(door.Copy.DoorFile, WorkingCopy.GoodDoor.Replace("=> true;", "{ while (true) { } }", StringComparison.Ordinal));

        var run = () => door.Again(stop.Token);

        await run.Should().ThrowAsync<OperationCanceledException>();
        await door.MustBeAsNew();
    }

    [Fact]
    public async Task A_chapter_that_MSBuild_refuses_says_why()
    {
        var project = door.Copy.Write("katas/Ch007.Doors/Ch007.Doors.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><Import Project=\"missing.props\" /></Project>");

        (await door.Again()).Should().BeOfType<RunOutcome.Broke>().Which.Output.Should().Contain("missing.props");

        await File.WriteAllTextAsync(project, "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        await door.MustBeAsNew();
    }

    private static string WithMembers(string members) => WorkingCopy.GoodDoor.Replace("public static bool", $"{members}\n\n    public static bool", StringComparison.Ordinal);

    private static string Test(string assertion) =>
        $$"""
        namespace Katas.Doors.Door.Steps;

        public sealed class Step2_Count
        {
            [Fact]
            [Rule("R1")]
            public void Counts() => {{assertion}};
        }

        """;

    private static IEnumerable<bool> Passed(RunOutcome outcome) =>
        outcome.Should().BeOfType<RunOutcome.Ran>($"{(outcome as RunOutcome.DoesNotCompile)?.Errors[0]}").Which.Results.Select(result => result.Passed);
}
