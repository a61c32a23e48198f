using System.Text;

namespace Katas.SessionsAndTokens.TokenDenylist;

/// <summary>Remembers which tokens have been revoked, for as long as somebody would take them. Serves any number of threads.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc7519#section-4.1">RFC 7519 §4.1</see>: <c>exp</c>, <c>iat</c> and <c>jti</c>.
/// </remarks>
public sealed class Denylist
{
    /// <summary>The longest <c>iss</c>, <c>jti</c> or <c>sub</c> that can be written down, in UTF-16 code units.</summary>
    public const int MaxNameLength = 256;

    /// <summary>The last second of the year 9999. No token is issued or expires later.</summary>
    public const long MaxDate = 253_402_300_799;

    private readonly Lock gate = new();
    private readonly DenylistPolicy policy;
    private readonly TimeProvider clock;
    private readonly decimal leeway;
    private readonly decimal lifetime;

    // Tokens of an issuer with an iat before this are revoked. Each issuer has one, so that it can be raised even if the list is full.
    private readonly Dictionary<string, decimal> cutOffs;
    private readonly Dictionary<EntryKey, Entry> entries = [];

    // The same entries, those that end first in front. One that got a later end stands there more than once; its own end counts.
    private readonly PriorityQueue<EntryKey, decimal> byEnd = new();

    // The latest time that was ever seen. Up to then things have been forgotten, so there is no way back before it.
    private decimal now;

    /// <summary>Makes an empty list.</summary>
    /// <param name="issuers">Whose tokens the verifier takes: one or more, each of 1 to <see cref="MaxNameLength"/> characters.</param>
    /// <param name="policy">What the verifier agrees to.</param>
    /// <param name="clock">The time of day, by which tokens expire.</param>
    /// <exception cref="ArgumentException">No issuers, or one that is no name.</exception>
    public Denylist(IReadOnlyCollection<string> issuers, DenylistPolicy policy, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(issuers);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(clock);
        if (issuers.Count == 0 || !issuers.All(IsName))
        {
            throw new ArgumentException("There is one issuer or more, and each has a name.", nameof(issuers));
        }

        (this.policy, this.clock) = (policy, clock);
        (leeway, lifetime) = (NumericDate.Seconds(policy.Leeway), NumericDate.Seconds(policy.MaxLifetime));
        cutOffs = issuers.Distinct().ToDictionary(issuer => issuer, _ => 0m, StringComparer.Ordinal);
    }

    /// <summary>How many entries are kept: one for each token and each subject that had to be written down.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                Advance();
                return entries.Count;
            }
        }
    }

    /// <summary>Looks a token up.</summary>
    /// <param name="token">Verified. Only what is <see cref="TokenStatus.Good"/> may pass.</param>
    public TokenStatus Check(TokenClaims token)
    {
        ArgumentNullException.ThrowIfNull(token);
        lock (gate)
        {
            Advance();
            if (!IsRevocable(token, out var issuer, out var id, out var issued, out var end) || issued > now + leeway)
            {
                return TokenStatus.Unrevocable;
            }

            return end <= now ? TokenStatus.Expired
                : issued < cutOffs[issuer]
                    || entries.ContainsKey(new EntryKey(issuer, false, id))
                    || (token.Subject is { } subject
                        && entries.TryGetValue(new EntryKey(issuer, true, subject), out var before) && issued < before.Issued)
                    ? TokenStatus.Revoked
                : TokenStatus.Good;
        }
    }

    /// <summary>Revokes one token.</summary>
    /// <param name="token">Verified.</param>
    /// <exception cref="ArgumentOutOfRangeException">It was issued in the future, by more than the leeway.</exception>
    public Revocation Revoke(TokenClaims token)
    {
        ArgumentNullException.ThrowIfNull(token);
        lock (gate)
        {
            Advance();
            if (!IsRevocable(token, out var issuer, out var id, out var issued, out var end))
            {
                return Revocation.NotNeeded;
            }

            // No check lets it in yet; and in a full list it would lock out all the others until its time has come.
            return issued <= now + leeway
                ? Put(new EntryKey(issuer, false, id), new Entry(issued, end))
                : throw new ArgumentOutOfRangeException(nameof(token), "Tokens of the future cannot be revoked now.");
        }
    }

    /// <summary>Revokes all tokens of a subject that were issued before a time.</summary>
    /// <param name="issuer">Whose tokens.</param>
    /// <param name="subject">Whom they speak for.</param>
    /// <param name="before">The time, with its fraction of a second; now, or earlier.</param>
    /// <exception cref="ArgumentException">An unknown issuer, or a subject that no entry can have.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="before"/> is in the future, by more than the leeway.</exception>
    public Revocation RevokeSubject(string issuer, string subject, DateTimeOffset before)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        ArgumentNullException.ThrowIfNull(subject);
        if (!IsName(subject))
        {
            throw new ArgumentException($"A subject is a text of 1 to {MaxNameLength} characters.", nameof(subject));
        }

        lock (gate)
        {
            var time = ReadCutOff(issuer, before);
            return Put(new EntryKey(issuer, true, subject), new Entry(time, time + lifetime + leeway));
        }
    }

    /// <summary>Revokes all tokens of an issuer that were issued before a time, even if the list is full.</summary>
    /// <param name="issuer">Whose tokens.</param>
    /// <param name="before">The time, with its fraction of a second; now, or earlier.</param>
    /// <exception cref="ArgumentException">An unknown issuer.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="before"/> is in the future, by more than the leeway.</exception>
    public Revocation RevokeAll(string issuer, DateTimeOffset before)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        lock (gate)
        {
            return Raise(issuer, ReadCutOff(issuer, before)) ? Revocation.Listed : Revocation.NotNeeded;
        }
    }

    /// <summary>Writes all of it down, for another server or another day.</summary>
    public string Save()
    {
        lock (gate)
        {
            Advance();
            return new Snapshot(now, cutOffs, entries).Write(leeway);
        }
    }

    /// <summary>Adds what another list has written down. All of it is read before anything is added.</summary>
    /// <param name="snapshot">What <see cref="Save"/> has written.</param>
    /// <exception cref="DenylistFormatException">It is no snapshot, or not one for these issuers and this policy.</exception>
    public void Merge(string snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        lock (gate)
        {
            Advance();
            var other = Snapshot.Read(snapshot, now + leeway, lifetime, leeway, cutOffs.ContainsKey);

            // What the other one has forgotten had ended by its clock, so ours may not be behind it.
            now = Math.Max(now, other.Now);

            // What ends by it here makes room for what comes.
            Advance();
            foreach (var (issuer, before) in other.CutOffs)
            {
                Raise(issuer, before);
            }

            foreach (var (key, entry) in other.Entries)
            {
                Put(key, entry);
            }
        }
    }

    // Half a surrogate pair cannot be written down: all of them would become one and the same U+FFFD.
    internal static bool IsName(string? name)
    {
        if (name is not { Length: > 0 and <= MaxNameLength })
        {
            return false;
        }

        var at = 0;
        while (at < name.Length && Rune.TryGetRuneAt(name, at, out var rune))
        {
            at += rune.Utf16SequenceLength;
        }

        return at == name.Length;
    }

    internal static bool IsLife(decimal issued, decimal expires, decimal lifetime) =>
        issued >= 0 && expires <= MaxDate && issued < expires && expires - issued <= lifetime;

    // What no entry could keep out is kept out always: otherwise a token without jti would be one that nobody can revoke.
    private bool IsRevocable(TokenClaims token, out string issuer, out string id, out decimal issued, out decimal end)
    {
        (issuer, id) = (token.Issuer ?? "", token.Id ?? "");
        issued = token.IssuedAt ?? -1;
        var expires = token.Expires ?? -1;
        var revocable = cutOffs.ContainsKey(issuer) && IsName(id) && IsLife(issued, expires, lifetime)
            && (token.Subject is null || IsName(token.Subject));

        // "The current date/time MUST be before the expiration date/time" (§4.1.4), and "some small leeway"
        end = revocable ? expires + leeway : 0;
        return revocable;
    }

    private decimal ReadCutOff(string issuer, DateTimeOffset before)
    {
        if (!cutOffs.ContainsKey(issuer))
        {
            throw new ArgumentException("This is none of the issuers.", nameof(issuer));
        }

        Advance();
        var time = NumericDate.Of(before);
        return time <= now + leeway
            ? time
            : throw new ArgumentOutOfRangeException(nameof(before), "Tokens of the future cannot be revoked now.");
    }

    private Revocation Put(EntryKey key, Entry entry)
    {
        var covered = key.IsSubject ? entry.Issued <= cutOffs[key.Issuer] : entry.Issued < cutOffs[key.Issuer];
        if (entry.End <= now || covered)
        {
            return Revocation.NotNeeded;
        }

        if (entries.TryGetValue(key, out var old))
        {
            // Of two the later: neither may let through what the other one keeps out.
            entry = new Entry(Math.Max(old.Issued, entry.Issued), Math.Max(old.End, entry.End));
            entries[key] = entry;
            if (entry.End != old.End)
            {
                // Its old place stays: to find it would be to look through all of them. But such places must not pile up.
                byEnd.Enqueue(key, entry.End);
                if (byEnd.Count > 2 * entries.Count)
                {
                    Requeue();
                }
            }

            return Revocation.Listed;
        }

        if (entries.Count == policy.MaxEntries)
        {
            // No entry may go while somebody would take its token. So this one becomes part of something that needs no entry.
            Raise(key.Issuer, key.IsSubject ? entry.Issued : decimal.Floor(entry.Issued) + 1);
            return Revocation.Widened;
        }

        entries.Add(key, entry);
        byEnd.Enqueue(key, entry.End);
        return Revocation.Listed;
    }

    private bool Raise(string issuer, decimal before)
    {
        if (before <= cutOffs[issuer])
        {
            return false;
        }

        cutOffs[issuer] = before;
        foreach (var (key, entry) in entries)
        {
            if (key.Issuer == issuer && (key.IsSubject ? entry.Issued <= before : entry.Issued < before))
            {
                entries.Remove(key);
            }
        }

        Requeue();
        return true;
    }

    private void Requeue()
    {
        byEnd.Clear();
        byEnd.EnqueueRange(entries.Select(each => (each.Key, each.Value.End)));
    }

    // A revocation takes one place, and each place is taken out once: all in all forgetting costs no more than revoking.
    private void Advance()
    {
        now = Math.Max(now, NumericDate.Of(clock.GetUtcNow()));
        while (byEnd.TryPeek(out var key, out var end) && end <= now)
        {
            byEnd.Dequeue();
            if (entries.TryGetValue(key, out var entry) && entry.End == end)
            {
                entries.Remove(key);
            }
        }
    }
}
