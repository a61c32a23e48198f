namespace Katas.SessionsAndTokens.PasswordLogin;

/// <summary>What is stored of a password: how it was hashed, with which salt, and the hash.</summary>
/// <remarks>
/// Spec: the <see href="https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md">PHC string format</see>:
/// <c>$pbkdf2-sha256$i=600000$salt$hash</c>.
/// </remarks>
public sealed class PasswordHash
{
    // The one list of names, in the order of the enumeration.
    private static readonly string[] Names = ["pbkdf2-sha1", "pbkdf2-sha256", "pbkdf2-sha512"];

    /// <summary>Puts a hash together.</summary>
    /// <param name="function">The hash function.</param>
    /// <param name="iterations">From 1 to <see cref="HashLimits.MaxIterations"/>.</param>
    /// <param name="salt">Copied.</param>
    /// <param name="hash">Copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number or a length that <see cref="HashLimits"/> forbids.</exception>
    public PasswordHash(HashFunction function, int iterations, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> hash)
    {
        var longest = HashLimits.MaxHashLength(function);
        if (iterations is < 1 or > HashLimits.MaxIterations)
        {
            throw new ArgumentOutOfRangeException(nameof(iterations));
        }

        if (salt.Length is < HashLimits.MinSaltLength or > HashLimits.MaxSaltLength)
        {
            throw new ArgumentOutOfRangeException(nameof(salt));
        }

        if (hash.Length < HashLimits.MinHashLength || hash.Length > longest)
        {
            throw new ArgumentOutOfRangeException(nameof(hash));
        }

        (Function, Iterations, Salt, Hash) = (function, iterations, salt.ToArray(), hash.ToArray());
    }

    /// <summary>The hash function.</summary>
    public HashFunction Function { get; }

    /// <summary>The iteration count.</summary>
    public int Iterations { get; }

    /// <summary>The salt: random, and no secret.</summary>
    public ReadOnlyMemory<byte> Salt { get; }

    /// <summary>The derived key. Whoever has it can try passwords at home, so it is shown to nobody.</summary>
    public ReadOnlyMemory<byte> Hash { get; }

    /// <summary>Reads a stored text.</summary>
    /// <exception cref="PasswordHashFormatException">It is not exactly what <see cref="Encode"/> writes.</exception>
    public static PasswordHash Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = Expect(text, 0, "$");
        var end = EndOfPart(text, at);
        var function = Array.IndexOf(Names, text[at..end]);
        if (function < 0)
        {
            throw new PasswordHashFormatException(at, "The name of a function should be here");
        }

        at = Expect(text, Expect(text, end, "$"), "i=");
        var iterations = ReadIterations(text, ref at);
        at = Expect(text, at, "$");
        end = EndOfPart(text, at);
        var salt = B64.Decode(text, at, end, HashLimits.MinSaltLength, HashLimits.MaxSaltLength);
        at = Expect(text, end, "$");
        var hash = B64.Decode(text, at, text.Length, HashLimits.MinHashLength, HashLimits.MaxHashLength((HashFunction)function));
        return new PasswordHash((HashFunction)function, iterations, salt, hash);
    }

    /// <summary>What is stored.</summary>
    public string Encode() => $"{this}${B64.Encode(Salt.Span)}${B64.Encode(Hash.Span)}";

    /// <summary>The parameters, and neither salt nor hash: what is written into a text ends up in a log.</summary>
    public override string ToString() => $"${Names[(int)Function]}$i={Iterations}";

    private static int Expect(string text, int at, string expected)
    {
        foreach (var character in expected)
        {
            if (at == text.Length || text[at] != character)
            {
                throw new PasswordHashFormatException(at, $"'{character}' should be here");
            }

            at++;
        }

        return at;
    }

    private static int EndOfPart(string text, int at) => text.IndexOf('$', at) is >= 0 and var end ? end : text.Length;

    // "the smallest sequence of ASCII digits": no sign, no zero in front, and so one text for each number
    private static int ReadIterations(string text, ref int at)
    {
        var (begin, iterations) = (at, 0L);
        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
        {
            iterations = Math.Min((iterations * 10) + text[at] - '0', int.MaxValue);
        }

        return at == begin || text[begin] == '0' || iterations > HashLimits.MaxIterations
            ? throw new PasswordHashFormatException(begin, $"A number from 1 to {HashLimits.MaxIterations} should be here")
            : (int)iterations;
    }
}
