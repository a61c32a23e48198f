namespace Katas.Engine.Compiling;

/// <summary>How <c>dotnet build</c> compiles a chapter, as MSBuild itself says.</summary>
/// <param name="Project">The chapter's folder in katas/.</param>
/// <param name="Arguments">The compiler's command line.</param>
/// <param name="RuntimeAssemblies">The paths of the assemblies that the tests need to run.</param>
/// <param name="Inputs">What it depends on; see <see cref="BuildInputs"/>.</param>
public sealed record ChapterBuild(string Project, IReadOnlyList<string> Arguments, IReadOnlyList<string> RuntimeAssemblies, string Inputs);
