using Katas.Engine.Comparing;

namespace Katas.Tools.Tests.Comparing;

public sealed class CodeMeasureTests
{
    [Theory]
    [InlineData("{ }", 1)]
    [InlineData("{ if (a) { } else { } }", 2)]
    [InlineData("{ if (a) { } else if (b) { } }", 3)]
    [InlineData("{ while (a && b) { } }", 3)]
    [InlineData("{ do { } while (a || b); }", 3)]
    [InlineData("{ for (;;) { } }", 2)]
    [InlineData("{ foreach (var x in s) { } foreach (var (x, y) in t) { } }", 3)]
    [InlineData("{ switch (n) { case 1: case 2: break; default: break; } }", 3)]
    [InlineData("{ switch (n) { case > 1 when a: break; } }", 3)]
    [InlineData("=> n switch { 1 => 2, > 3 and < 5 or 7 => 1, _ => 0 };", 5)] // the arm for the rest is no decision
    [InlineData("=> n switch { 1 => 2, _ when a => 1, _ => 0 };", 4)]
    [InlineData("=> a ? 1 : b ? 2 : 3;", 3)]
    [InlineData("{ x ??= s?.Length ?? 0; }", 4)]
    [InlineData("{ try { } catch (E) when (a) { } catch { } finally { } }", 4)]
    [InlineData("{ void Inner() { if (a) { } } Func<int> f = () => b ? 1 : 2; }", 3)] // counted with the method that they are in
    [InlineData("{ a = b & c | d; goto end; end: return; }", 1)]
    public void Complexity_is_decisions_and_one(string body, int complexity) =>
        CodeMeasure.Of([$"class C {{ int M(int n) {body} }}"]).Methods.Should().Equal(new MethodMeasure("C.M", complexity));

    [Fact]
    public void Everything_with_a_body_is_a_method_and_nothing_else_is()
    {
        const string Code =
            """
            abstract class C(int size)
            {
                C() : this(1) { }
                static C() { }
                ~C() { }
                int field = 1 > 2 ? 1 : 2;
                int Auto { get; set; }
                int Arrow => 1;
                int Accessors { get { return 1; } set => field = value; }
                int this[int i] => i;
                public static C operator +(C a, C b) => a;
                public static implicit operator int(C c) => 1;
                abstract void None();
            }
            """;

        CodeMeasure.Of([Code]).Methods.Select(method => method.Name).Should().BeEquivalentTo(
            "C.constructor", "C.static constructor", "C.finalizer", "C.Arrow", "C.Accessors.get", "C.Accessors.set", "C.this[]", "C.operator +", "C.operator int");
    }

    [Fact]
    public void Lines_with_code_count_and_others_do_not()
    {
        const string Code = "// a comment\n\n/// <summary>Doc.</summary>\nclass C // with a comment\n{\n    string s = \"\"\"\n        text\n        \"\"\"; /* and\n        more */\n}\n";

        CodeMeasure.Of([Code]).Lines.Should().Be(6, "class, brace, three lines of a text, brace");
    }

    [Fact]
    public void Files_are_added_up_and_the_most_complex_method_comes_first()
    {
        var measure = CodeMeasure.Of(["class A { void M() { } }", "class B { void M() { if (a) { } } }"]);

        measure.Files.Should().Be(2);
        measure.Lines.Should().Be(2);
        measure.Methods.Should().Equal(new MethodMeasure("B.M", 2), new MethodMeasure("A.M", 1));
    }
}
