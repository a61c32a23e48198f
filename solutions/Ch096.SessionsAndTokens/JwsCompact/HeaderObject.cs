using System.Text.Json;

namespace Katas.SessionsAndTokens.JwsCompact;

/// <summary>Reads the header: one JSON object that says the same to every reader.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc7515#section-4">RFC 7515 §4</see>, §5.2 and §10.12.</remarks>
internal static class HeaderObject
{
    /// <summary>Reads the decoded header.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Read(ReadOnlySpan<byte> json, int maxDepth)
    {
        // One level more than is allowed, so that we meet what is too deep before the reader refuses it as bad grammar.
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maxDepth + 1 });
        try
        {
            Check(ref reader, maxDepth);
        }
        catch (JsonException)
        {
            throw Error(JwsViolation.HeaderJson, reader.BytesConsumed, "the header is not one JSON object");
        }
        catch (InvalidOperationException)
        {
            // How the reader says that a string cannot be one: bytes that are not UTF-8, or half a surrogate pair.
            throw Error(JwsViolation.HeaderJson, reader.TokenStartIndex, "the header has a string that is not Unicode");
        }

        var members = JsonElement.Parse(json).EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        if (!members.TryGetValue("alg", out var alg) || alg.ValueKind != JsonValueKind.String)
        {
            throw Error(JwsViolation.Algorithm, 0, "the header has no 'alg', or one that is not a string");
        }

        // RFC 7797: with false the payload is its own text, and a reader that decodes it nevertheless reads other bytes.
        if (members.TryGetValue("b64", out var b64) && b64.ValueKind != JsonValueKind.True)
        {
            throw Error(JwsViolation.UnencodedPayload, 0, "the header has a 'b64' that is not true");
        }

        return members.AsReadOnly();
    }

    // §4 leaves a choice for a name twice: refuse, or take the last. A reader that takes the first exists, so only one is safe.
    private static void Check(ref Utf8JsonReader reader, int maxDepth)
    {
        var namesOfOpenObjects = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= maxDepth)
            {
                throw Error(JwsViolation.TooDeep, reader.TokenStartIndex, $"the header nests {maxDepth} levels at most");
            }

            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    namesOfOpenObjects.Push([]);
                    break;
                case JsonTokenType.EndObject:
                    namesOfOpenObjects.Pop();
                    break;
                case var _ when namesOfOpenObjects.Count == 0:
                    throw Error(JwsViolation.HeaderJson, reader.TokenStartIndex, "the header is not a JSON object");

                // Without its escapes: "\u0061lg" is "alg".
                case JsonTokenType.PropertyName when !namesOfOpenObjects.Peek().Add(reader.GetString()!):
                    throw Error(JwsViolation.DuplicateName, reader.TokenStartIndex, "the header has a name twice in one object");
                case JsonTokenType.String:
                    _ = reader.GetString(); // throws for a string that cannot be one
                    break;
                default:
                    break;
            }
        }
    }

    // Byte i of the header begins in character i·8/6 of the token, because the header is its first part.
    private static JwsFormatException Error(JwsViolation violation, long headerByte, string reason) =>
        new(violation, (int)(headerByte * 8 / 6), reason);
}
