using System.Globalization;
using Katas.Engine.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Katas.Engine.Compiling;

/// <summary>Compiles a kata with its tests, again and again, and does only what has become necessary since the last time.</summary>
/// <remarks>
/// <c>dotnet build</c> makes one assembly of both. Here they are two, so that a save that changes what is inside of methods, and
/// not what others see of them, does not compile the tests again. Where that could make a difference (an error, a name that
/// both have, a <c>global using</c>), the kata is compiled in one piece, and that decides. Source generators are asked only then,
/// too: code that needs one does not compile without it.
/// </remarks>
public sealed class KataCompiler
{
    // The warning that a type of the tests has the full name of one of the kata: in one piece it is an error.
    private const string SameName = "CS0436";

    private readonly List<SourceFile> yours;
    private readonly List<SourceFile> tests;
    private readonly List<SourceFile> shared;
    private readonly SyntaxTree door;
    private readonly Part yoursPart;
    private readonly Part testsPart;
    private readonly Func<Part> makeWhole;
    private Part? whole;
    private CompiledTests? lastTests;
    private PatchChain? chain;
    private bool needsGenerators;
    private int practised;

    /// <summary>Prepares the compilation of <paramref name="kata"/> as its chapter's build has it, without the chapter's other katas.</summary>
    /// <param name="kata">Which kata.</param>
    /// <param name="build">How its chapter is built.</param>
    /// <param name="standIn">What is compiled in place of the learner's files, or null for these.</param>
    public KataCompiler(Kata kata, ChapterBuild build, StandIn? standIn = null)
    {
        var arguments = CSharpCommandLineParser.Default.Parse(build.Words(), build.Project, sdkDirectory: null);
        var references = arguments.MetadataReferences.Select(References.Of).ToList();
        var configs = new EditorConfigs(arguments.AnalyzerConfigPaths);

        var files = arguments.SourceFiles.Select(file => new SourceFile(file.Path, arguments)).ToList();
        yours = standIn is null
            ? files.FindAll(file => IsIn(kata.Folder, file))
            : [.. standIn.Yours.Keys.Select(name => new SourceFile(Path.Combine(kata.Folder, name), arguments, () => standIn.Yours[name]))];
        tests = standIn?.TestFiles is { } others
            ? [.. others.Select(path => new SourceFile(path, arguments))]
            : files.FindAll(file => IsIn(kata.TestFolder, file));
        shared = files.FindAll(file => IsOfNoKata(kata.Project, file) && IsOfNoKata(Path.GetDirectoryName(kata.TestFolder)!, file));

        var name = arguments.CompilationName!;
        var testsName = $"{name}.Tests";
        door = CSharpSyntaxTree.ParseText(
            $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{testsName}\")]", arguments.ParseOptions, "door", arguments.Encoding ?? System.Text.Encoding.UTF8);
        yoursPart = Make(name, OutputKind.DynamicallyLinkedLibrary);
        testsPart = Make(testsName, OutputKind.DynamicallyLinkedLibrary);
        makeWhole = () => Make(name, arguments.CompilationOptions.OutputKind);

        Part Make(string partName, OutputKind kind) => new(partName, kind, arguments, references, configs);
    }

    /// <summary>The tests, and what they refer to, as they were last compiled; null if the code was refused.</summary>
    public Compilation? Last { get; private set; }

    /// <summary>Compiles what the files hold now.</summary>
    /// <param name="stop">Gives up.</param>
    public Compiled Compile(CancellationToken stop)
    {
        foreach (var file in All)
        {
            if (file.Refresh(believesTimes: !yours.Contains(file)) is { } trouble)
            {
                return new Compiled.NoText(file.Path, trouble);
            }
        }

        // The compiler, too, says nothing else before the syntax is right.
        if (All.SelectMany(file => file.SyntaxErrors).ToList() is { Count: > 0 } errors)
        {
            Last = null;
            return new Compiled.Refused(Errors(errors));
        }

        return yours.Exists(file => file.ReachesOut) ? InOnePiece(stop) : InTwoParts(stop) ?? InOnePiece(stop);
    }

    /// <summary>From now on, if that can be, makes no more than patches of an image.</summary>
    /// <param name="image">It is loaded.</param>
    internal void Patch(Compiled.Image image) => chain = image.Yours is null ? null : new PatchChain(image);

    /// <summary>Makes the next compilations quicker; changes nothing else. Takes one file a time, in turn.</summary>
    public void Practise(CancellationToken stop)
    {
        if (practised == 0)
        {
            lastTests?.Practise(); // it reads all that they say
        }

        var file = yours[practised++ % yours.Count];
        chain?.Practise(file.Tree!, file.ParseAgain(), stop);
    }

    private IEnumerable<SourceFile> All => yours.Concat(tests).Concat(shared);

    private Compiled.Image? InTwoParts(CancellationToken stop)
    {
        var compilation = yoursPart.With(Trees(shared, yours).Append(door), other: null, needsGenerators, stop).Whole;
        var files = Trees(shared, tests).ToList();
        if (lastTests?.Result.Image is { } image && image == chain?.Tests && lastTests.AreOf(files)
            && chain.Continue(compilation, () => lastTests.Serve(compilation), () => yoursPart.Emit(compilation, CancellationToken.None).Image!, stop) is { } patched)
        {
            return patched;
        }

        chain = null;
        var ofYours = yoursPart.Emit(Trees(shared, yours).Append(door), other: null, needsGenerators, stop);
        if (ofYours.Image is null)
        {
            return null;
        }

        if (lastTests is null || !lastTests.AreOf(files) || !lastTests.Serve(compilation))
        {
            lastTests = new(testsPart.Emit(files, yoursPart, needsGenerators, stop), files, compilation);
        }

        var ofTests = lastTests.Result;
        if (ofTests.Image is null || ofTests.Diagnostics.Any(diagnostic => diagnostic.Id == SameName))
        {
            return null;
        }

        Last = testsPart.Emitted;
        return new Compiled.Image([ofYours.Image, ofTests.Image], compilation);
    }

    private Compiled InOnePiece(CancellationToken stop)
    {
        whole ??= makeWhole();
        var emitted = whole.Emit(Trees(shared, yours, tests), other: null, generate: true, stop);
        Last = emitted.Image is null ? null : whole.Emitted;
        if (emitted.Image is null)
        {
            return new Compiled.Refused(Errors(emitted.Diagnostics));
        }

        lastTests = needsGenerators ? lastTests : null; // they have been compiled without any
        needsGenerators = true;
        return new Compiled.Image([emitted.Image]);
    }

    private static IEnumerable<SyntaxTree> Trees(params IEnumerable<SourceFile>[] files) => files.SelectMany(some => some).Select(file => file.Tree!);

    private static List<CompileError> Errors(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. from diagnostic in diagnostics
           where diagnostic.Severity == DiagnosticSeverity.Error
           let place = diagnostic.Location.GetMappedLineSpan()
           orderby place.Path, place.StartLinePosition
           select new CompileError(
               place.Path, place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1,
               diagnostic.Id, diagnostic.GetMessage(CultureInfo.InvariantCulture), IsAtTheEnd(diagnostic.Location)),
    ];

    private static bool IsAtTheEnd(Location location) =>
        location.SourceTree is { } tree && string.IsNullOrWhiteSpace(tree.GetText().ToString(TextSpan.FromBounds(location.SourceSpan.End, tree.Length)));

    private static bool IsIn(string folder, SourceFile file) => file.Path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // A chapter has a folder for each kata, and obj for what the build generates.
    private static bool IsOfNoKata(string chapter, SourceFile file) =>
        Path.GetRelativePath(chapter, file.Path).Split(Path.DirectorySeparatorChar) is not [var folder, _, ..] || folder is "obj" or "..";
}
