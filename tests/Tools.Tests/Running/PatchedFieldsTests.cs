using static Katas.Tools.Tests.Running.DoorRun;

namespace Katas.Tools.Tests.Running;

/// <summary>What a patch leaves in fields is what a run that loads everything would have there.</summary>
public sealed class PatchedFieldsTests : IClassFixture<DoorRun>
{
    private readonly DoorRun door;

    public PatchedFieldsTests(DoorRun door)
    {
        this.door = door;
        door.Patch();
    }

    [Fact]
    public async Task Static_fields_begin_as_in_a_new_process()
    {
        var stateful = Code.Replace(
            "    private static int opened;",
            "    private static readonly List<int> seen = [Most()];\n    private static int opened;\n    private static int Most() => 2;", StringComparison.Ordinal)
            .Replace("return ++opened <= 2;", "seen.Add(++opened); return seen.Count <= 1 + seen[0];", StringComparison.Ordinal);
        await door.Begin(stateful);

        (await door.Patched(stateful + "// the same\n")).Should().Equal(true, true);
        (await door.Patched(stateful.Replace("Most() => 2", "Most() => 1", StringComparison.Ordinal))).Should().Equal([true, false], "the list is made anew, by what makes it now");
    }

    [Fact]
    public async Task A_static_field_is_made_after_those_that_it_is_made_from()
    {
        // By name they would come in the other order.
        var chained = Code.Replace("return ++opened <= 2;", "return ++opened <= A.Most;", StringComparison.Ordinal)
            + "internal static class A\n{\n    public static readonly int Most = Two();\n    private static int Two() => B.Two[0];\n}\n"
            + "internal static class B\n{\n    public static readonly int[] Two = [Number()];\n    private static int Number() => 2;\n}\n";
        await door.Begin(chained);

        (await door.Patched(chained.Replace("Number() => 2", "Number() => 1", StringComparison.Ordinal))).Should().Equal(true, false);
        (await door.Patched(chained)).Should().Equal(true, true);
    }

    [Theory]
    [InlineData("class Hinge(int most)\n{\n    public bool Holds(int count)\n    {\n        return count <= most;\n    }\n}\n", "most;", "2;")]
    [InlineData("class Hinge\n{\n    public Hinge(int most) { Most = most; }\n    public int Most { get { return field; } set { field = value; } }\n    public bool Holds(int count) => count <= Most;\n}\n", "get { return field; } set { field = value; }", "get { return 2; } set { }")]
    public async Task A_field_that_nobody_has_declared_is_loaded_anew_where_it_comes_and_goes(string hinge, string uses, string doesNot)
    {
        var good = Code.Replace("return ++opened <= 2;", "return new Hinge(2).Holds(++opened);", StringComparison.Ordinal) + hinge;
        await door.Begin(good);
        foreach (var code in new[] { good.Replace(uses, doesNot, StringComparison.Ordinal), good })
        {
            Passed(await door.Save(code)).Should().Equal(true, true);
            door.IsPatched.Should().BeFalse();
        }
    }

    [Theory]
    [InlineData("class Hinge\n{\n    private int most = 2;\n    public bool Holds(int count) => count <= most;\n}\n")]
    [InlineData("class Hinge\n{\n    private int most = 2;\n    public Hinge() { }\n    public bool Holds(int count) => count <= most;\n}\n")]
    [InlineData("class Hinge\n{\n    private int most = 2;\n    private Hinge(int more) => most += more;\n    public Hinge() : this(0) { }\n    public bool Holds(int count) => count <= most;\n}\n")]
    [InlineData("class Hinge()\n{\n    private readonly int most = 2;\n    public bool Holds(int count) => count <= most;\n}\n")]
    [InlineData("struct Hinge()\n{\n    private readonly int most = 2;\n    public bool Holds(int count) => count <= most;\n}\n")]
    [InlineData("record Hinge\n{\n    public int Most { get; init; } = 2;\n    public bool Holds(int count) => (this with { }).Most >= count;\n}\n")]
    public async Task What_a_field_of_an_object_begins_with_is_patched(string hinge)
    {
        var good = Code.Replace("return ++opened <= 2;", "return new Hinge().Holds(++opened);", StringComparison.Ordinal) + hinge;
        await door.Begin(good);

        (await door.Patched(good.Replace("= 2;", "= 1;", StringComparison.Ordinal))).Should().Equal(true, false);
        (await door.Patched(good)).Should().Equal(true, true);
    }

    [Theory]
    [InlineData("class Hinge\n{\n    private int most;\n    public bool Holds(int count) => count <= most + 2;\n}\n", "most;", "most = -1;")]
    [InlineData("struct Hinge()\n{\n    private bool isBroken;\n    private int most = 2;\n    public bool Holds(int count) => count <= most && !isBroken;\n}\n", "bool isBroken;", "bool isBroken = opened > 0;")]
    public async Task A_field_may_get_something_to_begin_with_and_lose_it(string hinge, string old, string begins)
    {
        var good = Code.Replace("return ++opened <= 2;", "var hinge = new Hinge(); return hinge.Holds(++opened);", StringComparison.Ordinal)
            .Replace("private static int opened", "public static int opened", StringComparison.Ordinal)
            + hinge.Replace("opened", "Door.opened", StringComparison.Ordinal);
        await door.Begin(good);

        (await door.Patched(good.Replace(old, begins.Replace("opened", "Door.opened", StringComparison.Ordinal), StringComparison.Ordinal))).Should().Equal(true, false);
        (await door.Patched(good)).Should().Equal(true, true);
    }

    [Fact]
    public async Task A_property_that_loses_what_it_begins_with_is_loaded_anew()
    {
        var good = Code.Replace("return ++opened <= 2;", "return new Hinge().Most >= ++opened;", StringComparison.Ordinal)
            + "class Hinge\n{\n    public int Most { get; } = 2;\n}\n";
        await door.Begin(good);

        var outcome = await door.Save(good.Replace(" = 2;", "", StringComparison.Ordinal));

        door.IsPatched.Should().BeFalse();
        Passed(outcome).Should().Equal(false, false);
    }

    [Fact]
    public async Task Static_fields_that_cannot_be_made_anew_are_loaded_anew()
    {
        var circle = Code.Replace("return ++opened <= 2;", "return ++opened <= A.Two && A.Two == 2;", StringComparison.Ordinal)
            + "internal static class A\n{\n    public static readonly int Two = 1 + B.One;\n    public static readonly int One = 1;\n}\n"
            + "internal static class B\n{\n    public static readonly int One = A.One + 1;\n}\n";
        await door.Begin(circle);

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
}
