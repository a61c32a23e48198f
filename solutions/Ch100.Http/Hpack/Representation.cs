namespace Katas.Http.Hpack;

/// <summary>What a header block is made of.</summary>
internal enum Representation
{
    Indexed,
    Inserted,
    SizeUpdate,
    NeverIndexed,
    NotInserted,
}

/// <summary>The first octet of a representation.</summary>
internal static class FirstOctet
{
    extension(byte octet)
    {
        /// <summary>What begins with this octet, and how many bits of it belong to an integer.</summary>
        public (Representation Representation, int PrefixBits) Begins => octet switch
        {
            >= 0b1000_0000 => (Representation.Indexed, 7),
            >= 0b0100_0000 => (Representation.Inserted, 6),
            >= 0b0010_0000 => (Representation.SizeUpdate, 5),
            >= 0b0001_0000 => (Representation.NeverIndexed, 4),
            _ => (Representation.NotInserted, 4),
        };
    }
}
