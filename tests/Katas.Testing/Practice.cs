using FluentAssertions;

namespace Katas.Testing;

/// <summary>What <c>kata watch</c> has its processes do while nobody waits.</summary>
public static class Practice
{
    /// <summary>Fails in common ways. The first failures of a process take a tenth of a second, for all the words that they look for.</summary>
    public static void Fail()
    {
        var (number, text, list) = (1, "one", new[] { 1, 2 });
        Action act = () => number++;
        Action[] failures =
        [
            () => number.Should().Be(2, "this is {0}", "practice"),
            () => text.Should().Be("two", "this is {0}", "practice"),
            () => list.Should().Equal(1, 3),
            () => act.Should().Throw<ArgumentException>("this is {0}", "practice"),
            () => list.Should().BeNull(),
            () => new Pair(1, "one").Should().Be(new Pair(2, "two")),
        ];
        foreach (var fail in failures)
        {
            try
            {
                fail();
            }
            catch (Exception failure) when (failure.GetType().Name == "XunitException")
            {
            }
        }
    }

    private sealed record Pair(int Number, string Text);
}
