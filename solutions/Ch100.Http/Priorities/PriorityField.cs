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
        TryParse(text, out var parameters, out _) ? parameters : default;

    /// <summary>Reads a dictionary, all of it or nothing.</summary>
    /// <param name="text">The field's value.</param>
    /// <param name="parameters">What it says of the priority; nothing if the answer is false.</param>
    /// <param name="offset">
    /// The first byte with which no dictionary goes on; the length of <paramref name="text"/> if it ends too soon, or if the
    /// answer is true.
    /// </param>
    /// <returns>Whether the text is a dictionary.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out PriorityParameters parameters, out int offset)
    {
        var scanner = new FieldScanner(text);
        var isDictionary = TryDictionary(ref scanner, out var found);
        parameters = isDictionary ? found : default;
        offset = scanner.Offset;
        return isDictionary;
    }

    private static bool TryDictionary(ref FieldScanner scanner, out PriorityParameters found)
    {
        found = default;
        scanner.SkipSpaces(); // a tab may stand beside a comma, but not here
        if (scanner.IsAtEnd)
        {
            return true;
        }

        while (scanner.TryKey(out var key) && scanner.TryMember(out var value))
        {
            // The last member of a key counts (RFC 9651 §3.2), also if it says nothing that we understand.
            found = key switch
            {
                [(byte)'u'] => found with { Urgency = UrgencyOf(value) },
                [(byte)'i'] => found with { Incremental = value.Boolean },
                _ => found,
            };

            scanner.SkipWhitespace();
            if (scanner.IsAtEnd)
            {
                return true;
            }

            if (!scanner.Take(','))
            {
                return false;
            }

            scanner.SkipWhitespace();
        }

        return false;
    }

    private static int? UrgencyOf(MemberValue value) =>
        value.Integer is >= 0 and <= Priority.LeastUrgent ? (int)value.Integer : null;
}
