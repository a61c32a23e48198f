using Katas.Engine.Running;

namespace Katas.Tools.Tests.Running;

/// <summary>Methods and accessors come and go by patches, unless code that nobody has touched could mean something else then.</summary>
public sealed class PatchedMembersTests : IClassFixture<DoorRun>
{
    private const string Hinge =
        """
        namespace Katas.Doors.Door;

        internal sealed class Hinge
        {
            public int Most { get; } = 2;
        }

        """;

    private readonly DoorRun door;

    public PatchedMembersTests(DoorRun door)
    {
        this.door = door;
        door.Patch();
    }

    [Theory]
    [InlineData("private static bool Fits(int count)\n    {\n        return count <= 2;\n    }", "Fits(++opened)")]
    [InlineData("internal static bool Fits(int count) => count <= 2;", "Fits(++opened)")]
    [InlineData("static bool Fits(Func<int> count)\n    {\n        return count() <= 2;\n    }", "Fits(() => ++opened)")]
    [InlineData("private static async Task<bool> Fits(int count)\n    {\n        await Task.Yield();\n        return count <= 2;\n    }", "Fits(++opened).Result")]
    [InlineData("private static IEnumerable<bool> Fits(int count)\n    {\n        yield return count <= 2;\n    }", "Fits(++opened).Single()")]
    public async Task Methods_come_and_go(string method, string use)
    {
        var with = WithMethod(method).Replace("++opened <= 2", use, StringComparison.Ordinal);
        await door.Begin(DoorRun.Code);

        (await door.Patched(with)).Should().Equal(true, true);
        (await door.Patched(with.Replace("<= 2", "> 2", StringComparison.Ordinal))).Should().Equal(false, false);
        (await door.Patched(DoorRun.Code)).Should().Equal(true, true);
        (await door.Patched(with)).Should().Equal(true, true);
        (await door.Patched(with.Replace("Fits", "Suits", StringComparison.Ordinal))).Should().Equal(true, true);
        (await door.Patched(DoorRun.Code)).Should().Equal(true, true);
    }

    [Fact]
    public async Task What_fails_in_a_method_that_has_come_has_its_line()
    {
        var with = WithMethod("private static bool Fits(int count)\n    {\n        throw new InvalidOperationException($\"{count}\");\n    }")
            .Replace("++opened <= 2", "Fits(++opened)", StringComparison.Ordinal);
        await door.Begin(DoorRun.Code);

        var results = ((RunOutcome.Ran)await door.Save(with)).Results;

        door.IsPatched.Should().BeTrue();
        results[0].StackTrace.Should().Contain($"Door.Fits(Int32 count) in {door.Copy.DoorFile}:line {DoorRun.Line(with, "throw")}");
    }

    [Fact]
    public async Task Accessors_come_and_go_and_another_file_uses_them()
    {
        var code = DoorRun.Code.Replace("return ++opened <= 2;", "var hinge = new Hinge();\n        return ++opened <= hinge.Most;", StringComparison.Ordinal);
        var sets = code.Replace("return ++opened", "hinge.Most = 1;\n        return ++opened", StringComparison.Ordinal);
        var file = door.Copy.Write("katas/Ch007.Doors/Door/Hinge.cs", Hinge);
        await door.Begin(code);

        for (var round = 0; round < 2; round++)
        {
            await File.WriteAllTextAsync(file, Hinge.Replace("get;", "get; internal set;", StringComparison.Ordinal));
            (await door.Patched(sets)).Should().Equal(true, false);
            await File.WriteAllTextAsync(file, Hinge);
            (await door.Patched(code)).Should().Equal(true, true);
        }

        await File.WriteAllTextAsync(file, Hinge.Replace("get;", "get; internal set;", StringComparison.Ordinal));
        await door.Patched(sets);
        await File.WriteAllTextAsync(file, Hinge);
        var outcome = await door.Again();
        File.Delete(file);

        outcome.Should().BeOfType<RunOutcome.DoesNotCompile>().Which.Errors.Should().ContainSingle().Which.Id.Should().Be("CS0200", "the setter has gone, its use has not");
    }

    [Theory]
    [InlineData("private static bool Opens(int more = 0)\n    {\n        return more > 7;\n    }", true, true)]
    [InlineData("private static bool Fits<T>(T count)\n    {\n        return count is <= 2;\n    }", true, true)]
    [InlineData("private static bool Equals(int more)\n    {\n        return more > 7;\n    }", true, true)]
    [InlineData("public static bool Fits(int count)\n    {\n        return count <= 2;\n    }", true, true)]
    [InlineData("[System.Runtime.CompilerServices.ModuleInitializer]\n    internal static void Begin()\n    {\n        opened = 7;\n    }", false, false)]
    public async Task What_could_mean_something_else_elsewhere_is_no_patch(string method, params bool[] passed)
    {
        await door.Begin(DoorRun.Code);

        var outcome = await door.Save(WithMethod(method));

        door.IsPatched.Should().BeFalse();
        DoorRun.Passed(outcome).Should().Equal(passed);
    }

    [Fact]
    public async Task A_nearer_overload_counts_for_code_that_nobody_has_touched()
    {
        var code = WithMethod("private static bool Fits(object count) => (int)count <= 2;").Replace("++opened <= 2", "Fits(++opened)", StringComparison.Ordinal);
        await door.Begin(code);

        DoorRun.Passed(await door.Save(code.Replace("private static bool Fits", "private static bool Fits(int count) => count > 2;\n\n    private static bool Fits", StringComparison.Ordinal)))
            .Should().Equal(false, false);
        DoorRun.Passed(await door.Save(code)).Should().Equal(true, true);
    }

    [Fact]
    public async Task A_method_that_is_gone_and_used_does_not_compile()
    {
        var code = WithMethod("private static bool Fits(int count) => count <= 2;").Replace("++opened <= 2", "Fits(++opened)", StringComparison.Ordinal);
        await door.Begin(code);

        var outcome = await door.Save(DoorRun.Code.Replace("++opened <= 2", "Fits(++opened)", StringComparison.Ordinal));

        outcome.Should().BeOfType<RunOutcome.DoesNotCompile>().Which.Errors.Should().ContainSingle().Which.Id.Should().Be("CS0103");
    }

    [Fact]
    public async Task Two_methods_that_are_the_same_do_not_compile()
    {
        await door.Begin(DoorRun.Code);

        var outcome = await door.Save(WithMethod("private static bool Fits() => true;\n\n    internal static bool Suits() => true;\n\n    private static bool Fits() => true;"));

        outcome.Should().BeOfType<RunOutcome.DoesNotCompile>().Which.Errors.Should().ContainSingle().Which.Id.Should().Be("CS0111");
    }

    private static string WithMethod(string method) =>
        DoorRun.Code.Replace("    private static bool Opens()", $"    {method}\n\n    private static bool Opens()", StringComparison.Ordinal);
}
