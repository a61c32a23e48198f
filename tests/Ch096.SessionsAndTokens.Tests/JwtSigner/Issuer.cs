using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Katas.SessionsAndTokens.JwtSigner.Steps;

#pragma warning disable CA2000 // CountingBytes has nothing to dispose of.

/// <summary>The signer of these tests, and its tokens taken apart.</summary>
internal static class Issuer
{
    /// <summary>An hour before the <c>exp</c> of RFC 7519 §3.1.</summary>
    public const long Now = 1300815780;

    public static TokenProfile Profile => new() { Issuer = "joe", Audience = ["api"], Lifetime = TimeSpan.FromHours(1) };

    /// <summary>A signer with fresh ids: the first is the bytes 0 to 15.</summary>
    public static TokenSigner Signer(TokenProfile? profile = null, SigningKey? key = null, TimeProvider? time = null, RandomNumberGenerator? random = null) =>
        new(key ?? Keys.Of(SigningAlgorithm.HS256), profile ?? Profile, time ?? new Clock(Now), random ?? new CountingBytes());

    /// <summary>One token of such a signer.</summary>
    public static string Issue(TokenProfile? profile = null, SigningKey? key = null, string? subject = null, params Claim[] claims) =>
        Signer(profile, key).Issue(subject, claims);

    /// <summary>The JSON of a part: 0 is the header, 1 the payload.</summary>
    public static string Json(string token, int part) =>
        new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Base64Url.DecodeFromChars(token.Split('.')[part]));

    /// <summary>One claim as it is written, or null if there is none.</summary>
    public static string? Claim(string token, string name)
    {
        using var payload = JsonDocument.Parse(Json(token, 1));
        return payload.RootElement.TryGetProperty(name, out var value) ? value.GetRawText() : null;
    }

    /// <summary>The place in a message, and no further index after it: <c>claims[1]</c> is not <c>claims[1][0]</c>.</summary>
    public static string Exactly(string place) => $@"(^|[^\w\]]){Regex.Escape(place)}(?!\[)";

    /// <summary>A text of these code units, for an attribute cannot hold half a surrogate pair.</summary>
    public static string Utf16(string hex) => string.Concat(hex.Split(' ').Select(unit => (char)Convert.ToUInt16(unit, 16)));

    /// <summary>A clock that stands still somewhere in the world, and counts who looks at it.</summary>
    internal sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public Clock(long seconds)
            : this(DateTimeOffset.FromUnixTimeSeconds(seconds))
        {
        }

        public int Readings { get; private set; }

        public DateTimeOffset Now { get; set; } = now;

        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("Seoul", TimeSpan.FromHours(9), null, null);

        public static Clock At(string time) => new(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture));

        public override DateTimeOffset GetUtcNow()
        {
            Readings++;
            return Now.ToUniversalTime();
        }
    }

    /// <summary>0, 1, 2 and so on, as random as anything.</summary>
    internal sealed class CountingBytes : RandomNumberGenerator
    {
        public int Taken { get; private set; }

        public override void GetBytes(byte[] data)
        {
            for (var i = 0; i < data.Length; i++)
            {
                data[i] = (byte)Taken++;
            }
        }
    }
}
