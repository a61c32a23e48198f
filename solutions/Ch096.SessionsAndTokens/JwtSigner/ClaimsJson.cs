using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Katas.SessionsAndTokens.JwtSigner;

/// <summary>Writes claims as one JSON object, in UTF-8 and in one spelling only.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</see>; strings as in
/// <see href="https://www.rfc-editor.org/rfc/rfc8785#section-3.2.2.2">RFC 8785 §3.2.2.2</see>.
/// </remarks>
public static class ClaimsJson
{
    /// <summary>How deep objects and arrays may nest; the object itself is 1.</summary>
    public const int MaxDepth = 16;

    /// <summary>Writes the object.</summary>
    /// <param name="claims">Its members, in their order.</param>
    /// <exception cref="ArgumentException">
    /// A claim that JSON cannot say, or that two readers may read differently. The message says where: <c>claims[2][0]</c> is the first
    /// element of the third claim.
    /// </exception>
    public static byte[] Write(IReadOnlyList<Claim> claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        return Write([], claims, []);
    }

    /// <summary>Writes an object with members of our own before those of the caller.</summary>
    /// <param name="own">The first members.</param>
    /// <param name="claims">The others; only these can be wrong.</param>
    /// <param name="reserved">Names that they cannot have.</param>
    internal static byte[] Write(IReadOnlyList<Claim> own, IReadOnlyList<Claim> claims, IEnumerable<string> reserved)
    {
        var writer = new Writer(nameof(claims));
        writer.WriteObject(own, claims, [.. reserved]);
        return Encoding.UTF8.GetBytes(writer.ToString());
    }

    private sealed class Writer(string parameter)
    {
        // Beyond it a double, which is what JavaScript reads, has no longer each integer (RFC 8259 §6).
        private const long MaxInteger = (1L << 53) - 1;

        private readonly StringBuilder json = new();

        // The index at each level, of where we are among the caller's claims. One index a level, so it is the depth as well.
        private readonly List<int> path = [];

        public override string ToString() => json.ToString();

        public void WriteObject(IReadOnlyList<Claim> own, IReadOnlyList<Claim> claims, HashSet<string> names)
        {
            json.Append('{');
            var separator = "";
            foreach (var claim in own)
            {
                WriteMember(claim);
            }

            WriteEach(claims, claim =>
            {
                // RFC 7519 §4: "The Claim Names within a JWT Claims Set MUST be unique". Readers take the first or the last.
                ThrowUnless(claim?.Name is not null && names.Add(claim.Name), "has no name, a name twice, or one that is the signer's own");
                WriteMember(claim);
            });
            json.Append('}');

            void WriteMember(Claim claim)
            {
                json.Append(separator);
                separator = ",";
                WriteString(claim.Name);
                json.Append(':');
                WriteValue(claim.Value);
            }
        }

        private void WriteValue(ClaimValue value)
        {
            switch (value)
            {
                case ClaimValue.TextValue { Value: { } text }:
                    WriteString(text);
                    break;
                case ClaimValue.WholeNumber { Value: >= -MaxInteger and <= MaxInteger } integer:
                    json.Append(CultureInfo.InvariantCulture, $"{integer.Value}");
                    break;
                case ClaimValue.Fraction { Value: var fraction } when double.IsFinite(fraction):
                    json.Append(CultureInfo.InvariantCulture, $"{fraction:R}");
                    break;
                case ClaimValue.Truth truth:
                    json.Append(truth.Value ? "true" : "false");
                    break;
                case ClaimValue.Instant time:
                    // NumericDate: seconds, never milliseconds; rounded down, also before 1970.
                    json.Append(CultureInfo.InvariantCulture, $"{time.Value.ToUnixTimeSeconds()}");
                    break;
                case ClaimValue.List { Elements: { } elements } when path.Count < MaxDepth:
                    json.Append('[');
                    WriteEach(elements, element =>
                    {
                        json.Append(path[^1] == 0 ? "" : ",");
                        WriteValue(element);
                    });
                    json.Append(']');
                    break;
                case ClaimValue.Nested { Claims: { } members } when path.Count < MaxDepth:
                    WriteObject([], members, []);
                    break;
                default:
                    ThrowUnless(false, $"is null, no JSON number, an integer beyond 2^53 - 1, or nested deeper than {MaxDepth}");
                    break;
            }
        }

        private void WriteEach<T>(IReadOnlyList<T> items, Action<T> write)
        {
            path.Add(0);
            foreach (var item in items)
            {
                write(item);
                path[^1]++;
            }

            path.RemoveAt(path.Count - 1);
        }

        // Only what RFC 8259 §7 says MUST be escaped is, in the shortest way. One quote that is not escaped would end the string,
        // and what follows it would be claims of a stranger's.
        private void WriteString(string text)
        {
            ThrowUnless(Utf16.IsWellFormed(text), "has half a surrogate pair");
            json.Append('"');
            foreach (var character in text)
            {
                _ = character switch
                {
                    '"' or '\\' => json.Append('\\').Append(character),
                    '\b' => json.Append("\\b"),
                    '\t' => json.Append("\\t"),
                    '\n' => json.Append("\\n"),
                    '\f' => json.Append("\\f"),
                    '\r' => json.Append("\\r"),
                    < ' ' => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                    _ => json.Append(character),
                };
            }

            json.Append('"');
        }

        // Where, but never what: names and values of claims are nobody's business in a log.
        private void ThrowUnless([DoesNotReturnIf(false)] bool holds, string problem)
        {
            if (!holds)
            {
                throw new ArgumentException($"{parameter}{string.Concat(path.Select(index => $"[{index}]"))} {problem}", parameter);
            }
        }
    }
}
