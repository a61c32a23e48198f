using System.Text;
using System.Text.RegularExpressions;
using Katas.Http.ChunkedDecoder;

namespace Katas.Oracles.Http;

/// <summary>What the solution makes of a chunked body.</summary>
/// <param name="Text">What is in it, or one of the two words below.</param>
/// <param name="Wire">The body.</param>
/// <param name="Refusal">Why it is refused, if it is.</param>
/// <param name="WithoutEmptyFields">What is in it, but for trailer fields with nothing in them.</param>
internal sealed partial record Verdict(string Text, string Wire, ChunkedFormatException? Refusal, string? WithoutEmptyFields = null)
{
    public const string Waits = "waits for more";
    public const string Refuses = "refuses";

    public static Verdict Of(string wire)
    {
        var reader = new ChunkedBodyReader();
        using var body = new MemoryStream();
        try
        {
            Decoded.Drain(reader, Encoding.Latin1.GetBytes(wire), body);
            if (!reader.IsComplete)
            {
                return new Verdict(Waits, wire, null);
            }

            var (content, trailers) = (Encoding.Latin1.GetString(body.ToArray()), reader.GetTrailers());
            return new Verdict(
                Takes(content, trailers), wire, null, Takes(content, trailers.Where(field => field.Value.Length > 0)));
        }
        catch (ChunkedFormatException refusal)
        {
            return new Verdict(Refuses, wire, refusal);
        }
    }

    /// <summary>A message as text. A server sorts its trailers in its own way, so they are sorted here.</summary>
    public static string Takes(string body, IEnumerable<TrailerField> trailers)
    {
        var fields = trailers.Select(field => $"{field.Name}={field.Value}").Order(StringComparer.OrdinalIgnoreCase);
        return $"takes {body} {string.Join(", ", fields)}";
    }

    /// <summary>Where Kestrel reads otherwise than RFC 9112 and 9110 have it, or is as free to as the solution is.</summary>
    public string? WhyOthersDiffer(string theirs) => (theirs, Refusal?.Violation) switch
    {
        // Whatever they take for the message, they go on where the solution stops.
        (not Refuses, ChunkedViolation.Extension) => "skips an extension without reading its grammar",
        (not Refuses, ChunkedViolation.ForbiddenTrailer) => "keeps a header field that comes as a trailer",
        (not Refuses, ChunkedViolation.LineEnd) when InTrailers() => "ends a field line with a lone LF",
        (not Refuses, ChunkedViolation.TrailerField) => "takes a field line that is none",
        (Refuses, null) when SpaceBehindSize().IsMatch(Wire) => "refuses white space before an extension, which must be parsed",
        (_, null) when theirs == WithoutEmptyFields => "leaves out a trailer field with an empty value",
        _ => null,
    };

    // The last chunk's line is behind.
    private bool InTrailers() => LastChunk().IsMatch(Wire[..(int)Refusal!.Offset]);

    [GeneratedRegex(@"(^|\r\n)0+(;[^\r]*)?\r\n")]
    private static partial Regex LastChunk();

    [GeneratedRegex(@"[0-9A-Fa-f][ \t]+;")]
    private static partial Regex SpaceBehindSize();
}
