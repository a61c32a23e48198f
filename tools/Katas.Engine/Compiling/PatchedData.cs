using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.InteropServices;

namespace Katas.Engine.Compiling;

/// <summary>How many pieces of data an assembly has, and its patches with it: a <c>"text"u8</c> is one, an array that is all constants another.</summary>
/// <remarks>
/// Once there are many, the runtime looks for one in a table that it makes after the first patch that brings data, and never again:
/// what a later patch brings it does not find, and refuses (dotnet/runtime issue 131752).
/// </remarks>
internal readonly record struct PatchedData
{
    private const int Many = 25;

    private readonly int pieces;
    private readonly bool isFull;

    private PatchedData(int pieces, bool isFull) => (this.pieces, this.isFull) = (pieces, isFull);

    /// <summary>Those of an assembly that has not been patched.</summary>
    public static PatchedData Of(MetadataReader assembly) => new(assembly.GetTableRowCount(TableIndex.FieldRva), isFull: false);

    /// <summary>Those after a patch; null if the runtime would not find what is new.</summary>
    /// <param name="metadata">That of the patch.</param>
    public PatchedData? With(byte[] metadata)
    {
        if (metadata.Length == 0)
        {
            return this;
        }

        using var patch = MetadataReaderProvider.FromMetadataImage(ImmutableCollectionsMarshal.AsImmutableArray(metadata));
        var more = patch.GetMetadataReader().GetTableRowCount(TableIndex.FieldRva);
        return more == 0 ? this : isFull ? null : new(pieces + more, pieces + more >= Many);
    }
}
