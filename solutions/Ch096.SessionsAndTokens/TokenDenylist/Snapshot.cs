using System.Globalization;

namespace Katas.SessionsAndTokens.TokenDenylist;

/// <summary>A list as a text: a head, a line for each thing that is revoked, and how many these are.</summary>
/// <param name="Now">The latest time that was seen: what had ended by then has been forgotten.</param>
/// <param name="CutOffs">Of issuers.</param>
/// <param name="Entries">Of tokens and subjects.</param>
internal sealed record Snapshot(
    decimal Now, IReadOnlyDictionary<string, decimal> CutOffs, IReadOnlyDictionary<EntryKey, Entry> Entries)
{
    private const string Head = "denylist 1";

    public string Write(decimal leeway)
    {
        string[] lines =
        [
            .. CutOffs.Where(each => each.Value > 0).Select(each => CutOffLine(each.Key, each.Value)),
            .. Entries.Select(each => EntryLine(each.Key, each.Value, leeway)),
        ];
        Array.Sort(lines, StringComparer.Ordinal);
        return string.Concat(
            ((string[])[$"{Head} {NumericDate.Write(Now)}", .. lines, EndLine(lines.Length)]).Select(line => $"{line}\n"));
    }

    /// <summary>Reads what <see cref="Write"/> has written, and nothing else: each line is one that would be written.</summary>
    public static Snapshot Read(string text, decimal latest, decimal lifetime, decimal leeway, Predicate<string> isIssuer)
    {
        var lines = text.Split('\n');
        var cutOffs = new Dictionary<string, decimal>();
        var entries = new Dictionary<EntryKey, Entry>();

        // What is behind the last line break is no line, so whatever is missing has a number as well.
        var last = lines.Length - 1;
        Demand(last > 0 && lines[0].StartsWith($"{Head} ", StringComparison.Ordinal), 0);
        Demand(NumericDate.TryRead(lines[0][(Head.Length + 1)..], out var now) && now <= latest, 0);

        // Its now will be ours, if it is later, and what could be revoked then can be read now.
        latest = Math.Max(latest, now + leeway);
        var at = 1;
        for (; at < last && !lines[at].StartsWith("end", StringComparison.Ordinal); at++)
        {
            Demand(at == 1 || string.CompareOrdinal(lines[at - 1], lines[at]) < 0, at);
            Demand(TryReadLine(lines[at]), at);
        }

        Demand(at < last && lines[at] == EndLine(at - 1), at);
        Demand(at + 1 == last && lines[last].Length == 0, at + 1);
        return new Snapshot(now, cutOffs, entries);

        bool TryReadLine(string line)
        {
            string[] words = [.. line.Split(' ').Select(Uri.UnescapeDataString)];
            if (words.Length < 2 || !isIssuer(words[1]))
            {
                return false;
            }

            switch (words)
            {
                // A full list has rounded the iat of a token up.
                case ["all", var issuer, var time] when IsTime(time, decimal.Floor(latest) + 1, out var before) && before > 0:
                    return cutOffs.TryAdd(issuer, before) && line == CutOffLine(issuer, before);
                case ["sub", var issuer, var subject, var time] when IsTime(time, latest, out var before):
                    return Add(new EntryKey(issuer, true, subject), new Entry(before, before + lifetime + leeway));
                case ["jti", var issuer, var id, var issuedText, var expiresText]
                    when IsTime(issuedText, latest, out var issued) && NumericDate.TryRead(expiresText, out var expires)
                        && Denylist.IsLife(issued, expires, lifetime):
                    return Add(new EntryKey(issuer, false, id), new Entry(issued, expires + leeway));
                default:
                    return false;
            }

            bool Add(EntryKey key, Entry entry) =>
                Denylist.IsName(key.Name) && entries.TryAdd(key, entry) && line == EntryLine(key, entry, leeway);
        }

        static bool IsTime(string word, decimal limit, out decimal time) => NumericDate.TryRead(word, out time) && time <= limit;
    }

    private static string CutOffLine(string issuer, decimal before) => $"all {Escape(issuer)} {NumericDate.Write(before)}";

    // A token's line has its exp: the leeway is the reader's own.
    private static string EntryLine(EntryKey key, Entry entry, decimal leeway) =>
        $"{(key.IsSubject ? "sub" : "jti")} {Escape(key.Issuer)} {Escape(key.Name)} {NumericDate.Write(entry.Issued)}"
        + (key.IsSubject ? "" : $" {NumericDate.Write(entry.End - leeway)}");

    private static string EndLine(int count) => string.Create(CultureInfo.InvariantCulture, $"end {count}");

    // Neither a space nor a line break is left, whatever is in a name.
    private static string Escape(string name) => Uri.EscapeDataString(name);

    private static void Demand(bool holds, int index)
    {
        if (!holds)
        {
            throw new DenylistFormatException(index + 1);
        }
    }
}
