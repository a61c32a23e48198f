using System.Globalization;
using System.Text;

namespace Katas.Oracles.Http;

/// <summary>Chunked bodies to ask a server's opinion of.</summary>
internal static class Offers
{
    private static readonly string[] Bits =
    [
        "0", "5", "A", "+", "-", "x", " ", "\t", "\r", "\n", "\r\n", ";", ";a=b", "=", "\"", "\\", ":", "\0", "_", "Host: b\r\n",
        "Content-Length: 5\r\n",
    ];

    /// <summary>A well-formed body with up to two of its bytes dropped or replaced, or something put in.</summary>
    public static string Any(Random random)
    {
        var wire = new StringBuilder();
        for (var chunks = random.Next(3); chunks > 0; chunks--)
        {
            var data = new string('z', random.Next(1, 20));
            wire.Append(Zeros()).Append(data.Length.ToString(random.Next(2) == 0 ? "x" : "X", CultureInfo.InvariantCulture))
                .Append(Extension()).Append("\r\n").Append(data).Append("\r\n");
        }

        wire.Append('0').Append(Zeros()).Append(Extension()).Append("\r\n");
        for (var fields = random.Next(3); fields > 0; fields--)
        {
            wire.Append("x-").Append(fields).Append(": value\r\n");
        }

        wire.Append("\r\n");
        for (var edits = random.Next(3); edits > 0; edits--)
        {
            var at = random.Next(wire.Length + 1);
            wire.Remove(at, random.Next(2) * Math.Min(1, wire.Length - at));
            wire.Insert(at, random.Next(3) == 0 ? "" : random.GetItems(Bits, 1)[0]);
        }

        // Whoever waits for more gets it, and then some.
        return wire.Insert(wire.Length, "\r\n0\r\n\r\n", 50).ToString();

        string Zeros() => new('0', random.Next(3));
        string Extension() => random.GetItems(["", "", ";a", ";a=b", ";a=\"b\\\"c\"", "; a=b"], 1)[0];
    }
}
