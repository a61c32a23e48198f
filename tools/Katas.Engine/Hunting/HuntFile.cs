using Katas.Engine.Catalogue;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Engine.Hunting;

/// <summary>Makes the file for a learner's own tests, Hunt.cs. It is no part of the kata: nothing else compiles it, and nothing ever writes over it.</summary>
public static class HuntFile
{
    /// <summary>Writes the skeleton.</summary>
    /// <returns>False if there is a file already; it is left as it is.</returns>
    /// <exception cref="KataException">It cannot be written, or the kata has no tests.</exception>
    public static bool Begin(Kata kata)
    {
        if (File.Exists(kata.HuntFile))
        {
            return false;
        }

        var skeleton = Skeleton(kata);
        return OrTrouble(kata, "made", () =>
        {
            using var file = new StreamWriter(new FileStream(kata.HuntFile, FileMode.CreateNew));
            file.Write(skeleton);
            return true;
        });
    }

    /// <summary>What the learner has written.</summary>
    /// <exception cref="KataException">It cannot be read.</exception>
    internal static string Read(Kata kata) => OrTrouble(kata, "read", () => File.ReadAllText(kata.HuntFile));

    /// <summary>Its text: an empty class beside the kata's own tests, so that what these share is at hand.</summary>
    private static string Skeleton(Kata kata) =>
        $$"""
        namespace {{NamespaceOf(kata)}};

        /// <summary>Your own tests for {{kata.Id}}.</summary>
        /// <remarks>
        /// <c>kata hunt {{kata.Id}}</c> runs them on the reference, where all must pass, and on every known mistake. A mistake is caught when one
        /// of them fails. What to ask for is in README.md, under Rules; the kata's own tests take no part.
        /// </remarks>
        public sealed class Hunt
        {
            // [Fact]
            // public void A_rule_as_a_sentence() => ….Should().Be(…, "the reason, as a failure should tell it");
        }

        """;

    private static T OrTrouble<T>(Kata kata, string what, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new KataException($"{kata.HuntFile} cannot be {what}: {refused.Message}");
        }
    }

    private static string NamespaceOf(Kata kata) =>
        kata.TestFiles().SelectMany(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>())
            .FirstOrDefault()?.Name.ToString() ?? throw new KataException($"'{kata.Id}' has no tests: tests/{kata.Chapter}.Tests/{kata.Name}/ holds no C# file. git checkout -- tests brings them back.");
}
