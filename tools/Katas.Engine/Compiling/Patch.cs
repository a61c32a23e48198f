namespace Katas.Engine.Compiling;

/// <summary>New bodies for some methods of an assembly that is loaded, as <c>MetadataUpdater.ApplyUpdate</c> takes them.</summary>
/// <param name="Metadata">The metadata delta.</param>
/// <param name="Code">The IL delta.</param>
/// <param name="Symbols">The delta of the portable PDB.</param>
/// <param name="File">The source file that all of it comes from.</param>
internal sealed record Patch(ReadOnlyMemory<byte> Metadata, ReadOnlyMemory<byte> Code, ReadOnlyMemory<byte> Symbols, string File);
