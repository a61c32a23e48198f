namespace Katas.Engine.Compiling;

/// <summary>New bodies for some methods of an assembly that is loaded, as <c>MetadataUpdater.ApplyUpdate</c> takes them.</summary>
/// <param name="Metadata">The metadata delta.</param>
/// <param name="Code">The IL delta.</param>
/// <param name="Symbols">The delta of the portable PDB.</param>
/// <param name="File">The source file that all of it comes from.</param>
/// <param name="Moves">Where the rest of that file has gone.</param>
internal sealed record Patch(
    ReadOnlyMemory<byte> Metadata, ReadOnlyMemory<byte> Code, ReadOnlyMemory<byte> Symbols, string File, IReadOnlyList<Move> Moves);

/// <summary>Lines that are the same as before, elsewhere.</summary>
/// <param name="First">The first of them, where it was.</param>
/// <param name="Last">The last of them, where it was.</param>
/// <param name="By">How many lines further down they are.</param>
internal sealed record Move(int First, int Last, int By);
