namespace Katas.Http.ChunkedDecoder;

/// <summary>One field line of the trailer section.</summary>
/// <param name="Name">As it was sent; names are compared without regard to case (RFC 9110 §5.1).</param>
/// <param name="Value">Without the white space around it; each byte is one character (Latin-1).</param>
public sealed record TrailerField(string Name, string Value);
