using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Katas.SessionsAndTokens.JwtVerifier;

/// <summary>What is kept of a JSON object, by names that are known beforehand.</summary>
internal interface IJsonMembers
{
    /// <summary>Which of the known names this is, from 0, or -1 for a name that means nothing here.</summary>
    static abstract int IndexOf(ReadOnlySpan<byte> name);

    /// <summary>Keeps the value at the reader, which moves to its last token; null, or what is wrong with it.</summary>
    string? Keep(int index, ref Utf8JsonReader value);
}

/// <summary>Reads one JSON object in the one way that any two readers agree on.</summary>
/// <remarks>
/// Whoever checks a token and whoever uses it may have different parsers. What these could disagree about is refused:
/// a name twice, bytes that are not UTF-8, half a surrogate pair, text after the object.
/// </remarks>
internal static class StrictJson
{
    /// <summary>Reads the object; null, or what is wrong with it, as the end of a sentence.</summary>
    public static string? Read<T>(ReadOnlySpan<byte> json, int maxDepth, ref T members)
        where T : struct, IJsonMembers
    {
        if (!Utf8.IsValid(json))
        {
            return "is not UTF-8";
        }

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maxDepth });
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return "is not a JSON object";
            }

            var problem = ReadObject(ref reader, ref members);
            if (problem is null)
            {
                reader.Read(); // finds the end, or throws at what stands there
            }

            return problem;
        }
        catch (JsonException)
        {
            return $"is not one JSON object of at most {maxDepth} levels; look after byte {reader.BytesConsumed}";
        }
        catch (InvalidOperationException)
        {
            return $"has half a surrogate pair; look after byte {reader.BytesConsumed}"; // how the reader says so
        }
    }

    private static string? ReadObject<T>(ref Utf8JsonReader reader, ref T members)
        where T : struct, IJsonMembers
    {
        var seen = 0;
        HashSet<string>? strangers = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // Compared without its escapes: "\u0061lg" is "alg".
            var name = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
            var index = T.IndexOf(name);
            var isNew = index >= 0 ? (seen & (1 << index)) == 0 : (strangers ??= []).Add(Encoding.UTF8.GetString(name));
            if (!isNew)
            {
                return $"has a name twice; look after byte {reader.BytesConsumed}";
            }

            seen |= index >= 0 ? 1 << index : 0;
            reader.Read();
            if ((index >= 0 ? members.Keep(index, ref reader) : Skip(ref reader)) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    // Nothing is kept of it, but it must be as strict as the rest: somebody will read it later.
    public static string? Skip(ref Utf8JsonReader reader)
    {
        var nothing = default(Nothing);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(ref reader, ref nothing);
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (Skip(ref reader) is { } problem)
                    {
                        return problem;
                    }
                }

                return null;
            case JsonTokenType.String:
                CheckEscapes(in reader);
                return null;
            default:
                return null;
        }
    }

    /// <summary>Throws for half a surrogate pair in the string at the reader, which a comparison may not come to.</summary>
    public static void CheckEscapes(ref readonly Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped)
        {
            _ = reader.GetString();
        }
    }

    private readonly struct Nothing : IJsonMembers
    {
        public static int IndexOf(ReadOnlySpan<byte> name) => -1;

        public string? Keep(int index, ref Utf8JsonReader value) => throw new UnreachableException("no name has an index");
    }
}
