using System.Runtime.CompilerServices;
using System.Text;
using DiffEngine;

// The namespace and the signatures are those of the package Verify.Xunit, so that -p:UseVerifyPackage=true swaps it in
// with no test changed.
#pragma warning disable IDE0130
namespace VerifyXunit;

/// <summary>Snapshot tests: the text a test produced against the one that was looked at and kept.</summary>
/// <remarks>
/// Files are Verify's: <c>Class.Method.verified.txt</c> beside the test's source, UTF-8 with a byte order mark, <c>\n</c>
/// line ends; a text that differs is written to <c>Class.Method.received.txt</c>. Call it from the test method itself, in a
/// file named after its class: the file name and the caller's name are how the snapshot is found.
/// </remarks>
public static class Verifier
{
    private static readonly UTF8Encoding Utf8WithBom = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Compares <paramref name="target"/> with the kept snapshot.</summary>
    /// <param name="target">The text; null is written as <c>null</c>.</param>
    /// <param name="settings">Kept for the package's signature; there is nothing to set here.</param>
    /// <param name="sourceFile">Filled in by the compiler.</param>
    /// <param name="testMethod">Filled in by the compiler.</param>
    /// <exception cref="VerifyException">The text differs, or nothing has been kept yet.</exception>
    public static async Task Verify(
        string? target,
        object? settings = null,
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string testMethod = "")
    {
        var stem = $"{Path.ChangeExtension(sourceFile, null)}.{testMethod}";
        var (verified, received) = (stem + ".verified.txt", stem + ".received.txt");

        var actual = Normalise(target ?? "null");
        var expected = File.Exists(verified) ? Normalise(await File.ReadAllTextAsync(verified)) : null;
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }

        await File.WriteAllTextAsync(received, actual, Utf8WithBom);
        await DiffRunner.LaunchAsync(received, verified);
        throw new VerifyException(expected is null
            ? $"No snapshot has been kept yet. If this is right, rename it to {Path.GetFileName(verified)}:\n{received}\n\n{actual}"
            : $"The text differs from the kept snapshot, first in line {FirstDifference(expected, actual)}\n"
              + $"kept:     {verified}\nreceived: {received}");
    }

    // Verify, too, ignores the kind of line end and what white space ends the text.
    private static string Normalise(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n', '\uFEFF');

    private static string FirstDifference(string expected, string actual)
    {
        var (kept, received) = (expected.Split('\n'), actual.Split('\n'));
        var line = kept.Zip(received).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{line + 1}:\n  kept:     {LineOrEnd(kept, line)}\n  received: {LineOrEnd(received, line)}";
    }

    private static string LineOrEnd(string[] lines, int index) => index < lines.Length ? lines[index] : "(the text has ended)";
}

/// <summary>A snapshot that differs, or that nobody has kept yet.</summary>
public sealed class VerifyException(string message) : Exception(message);
