namespace Katas.Http.Priorities;

/// <summary>Reads the value of a Priority field: a dictionary such as <c>u=5, i</c>.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9218#section-4">RFC 9218 §4, §5</see>; a dictionary is what
/// <see href="https://www.rfc-editor.org/rfc/rfc9651#section-4.2">RFC 9651 §4.2</see> parses, no more and no less. Members that
/// nobody knows are parsed as strictly as the others, and nothing of them is kept.
/// </remarks>
public static class PriorityField
{
    /// <summary>What a header field says: nothing, if it is not a dictionary.</summary>
    /// <param name="text">The field's value; several field lines joined with commas.</param>
    public static PriorityParameters Read(ReadOnlySpan<byte> text) =>
        throw new NotImplementedException();

    /// <summary>Reads a dictionary, all of it or nothing.</summary>
    /// <param name="text">The field's value.</param>
    /// <param name="parameters">What it says of the priority; nothing if the answer is false.</param>
    /// <param name="offset">
    /// The first byte with which no dictionary goes on; the length of <paramref name="text"/> if it ends too soon, or if the
    /// answer is true.
    /// </param>
    /// <returns>Whether the text is a dictionary.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out PriorityParameters parameters, out int offset) =>
        throw new NotImplementedException();
}
