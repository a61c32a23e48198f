using Katas.Engine.Stubs;
using Microsoft.CodeAnalysis;

namespace Katas.Tools.Tests.Stubs;

public sealed class StubMakerTests
{
    [Fact]
    public void Bodies_throw_and_doc_comments_stay()
    {
        Check(
            """
            /// <summary>Counts.</summary>
            public sealed class Counter
            {
                // Nobody sees this.
                private int count;

                /// <summary>One more.</summary>
                public int Next()
                {
                    return ++count;
                }

                public int Peek(int ahead) => count + Later(ahead);

                private static int Later(int n) => n;
            }
            """,
            """
            /// <summary>Counts.</summary>
            public sealed class Counter
            {
                /// <summary>One more.</summary>
                public int Next() =>
                    throw new NotImplementedException();

                public int Peek(int ahead) =>
                    throw new NotImplementedException();
            }
            """);
    }

    [Fact]
    public void Constructors_operators_indexers_and_logic_in_properties_throw()
    {
        Check(
            """
            public sealed class Money : IDisposable
            {
                private readonly int cents;

                public Money(int cents) => this.cents = cents;

                public Money() : this(0)
                {
                }

                public static Money operator +(Money a, Money b) => new(a.cents + b.cents);

                public int this[int digit] => cents % digit;

                public int Limit { get; init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value)); } = 64;

                public int Cents { get => cents; }

                public string Name { get; set; } = "";

                void IDisposable.Dispose() { }
            }
            """,
            """
            public sealed class Money : IDisposable
            {
                public Money(int cents) =>
                    throw new NotImplementedException();

                public Money() : this(0) =>
                    throw new NotImplementedException();

                public static Money operator +(Money a, Money b) =>
                    throw new NotImplementedException();

                public int this[int digit] =>
                    throw new NotImplementedException();

                public int Limit { get; init => throw new NotImplementedException(); } = 64;

                public int Cents { get => throw new NotImplementedException(); }

                public string Name { get; set; } = "";

                void IDisposable.Dispose() =>
                    throw new NotImplementedException();
            }
            """);
    }

    [Fact]
    public void Spans_out_parameters_async_and_iterators_still_compile()
    {
        Check(
            """
            public static class Reader
            {
                public static bool TryRead(ref ReadOnlySpan<byte> input, out ReadOnlySpan<byte> payload)
                {
                    payload = input;
                    return true;
                }

                public static async Task<int> LaterAsync() => await Task.FromResult(1);

                public static IEnumerable<int> Numbers()
                {
                    yield return 1;
                }
            }
            """,
            """
            public static class Reader
            {
                public static bool TryRead(ref ReadOnlySpan<byte> input, out ReadOnlySpan<byte> payload) =>
                    throw new NotImplementedException();

                public static Task<int> LaterAsync() =>
                    throw new NotImplementedException();

                public static IEnumerable<int> Numbers() =>
                    throw new NotImplementedException();
            }
            """);
    }

    [Fact]
    public void Data_stays_whole()
    {
        const string Data =
            """
            public enum Color
            {
                // Comments of data are data.
                Red,
            }

            public sealed record Point(int X, int Y);

            public abstract record Result
            {
                private Result()
                {
                }

                public sealed record Good(int Value) : Result;

                public sealed record Bad : Result;
            }

            public interface IClock
            {
                long Now { get; }
            }

            public sealed class WrongException(int offset) : FormatException($"at {offset}")
            {
                public int Offset { get; } = offset;
            }

            public static class Limits
            {
                public const int Most = 3;
            }
            """;

        Check(Data, Data);
    }

    [Fact]
    public void What_nobody_outside_sees_goes()
    {
        StubMaker.Make("internal sealed class Parser { public int Next() => 1; }\n\nfile static class Bits { }\n").Should().BeEmpty();
    }

    [Fact]
    public void A_given_file_is_copied_unchanged()
    {
        const string Given = "// Given: the table of codes.\ninternal static class Codes { public static int Of(int i) => i; }\n";

        StubMaker.Make(Given).Should().Be(Given);
    }

    [Fact]
    public void Every_solution_of_the_repository_makes_a_stub_that_is_its_own_stub()
    {
        var solutions = Directory.EnumerateFiles(Path.Combine(TestCompilation.Repository, "solutions"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).ToList();

        solutions.Should().NotBeEmpty();
        foreach (var file in solutions)
        {
            var stub = StubMaker.Make(File.ReadAllText(file));

            StubMaker.Make(stub).Should().Be(stub, "the stub of {0} has nothing left to take out", file);
        }
    }

    private static void Check(string solution, string expected)
    {
        var stub = StubMaker.Make(solution + "\n");

        stub.Should().Be(expected + "\n");
        StubMaker.Make(stub).Should().Be(stub, "a stub is its own stub");
        Errors(stub).Should().BeEmpty("a stub must compile");
    }

    private static IEnumerable<Diagnostic> Errors(string stub)
    {
        var usings = "global using System; global using System.Collections.Generic; global using System.Threading.Tasks;";
        return TestCompilation.Of("Stub", [stub, usings]).GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning);
    }
}
