using System.Buffers.Text;
using System.Text;

namespace Katas.SessionsAndTokens.JwsCompact.Steps;

/// <summary>Makes tokens with one thing wrong, and asks what a splitter says of them.</summary>
internal static class Tokens
{
    /// <summary><c>{"alg":"none"}</c>: for tests of the other two parts.</summary>
    public const string GoodHeader = "eyJhbGciOiJub25lIn0";

    /// <summary>A token with this header, and nothing in its other parts.</summary>
    public static string WithHeader(string json) => WithHeader(Encoding.UTF8.GetBytes(json));

    public static string WithHeader(byte[] json) => $"{Base64Url.EncodeToString(json)}..";

    public static UnverifiedJws Split(string token) => new JwsSplitter().Split(token);

    /// <summary>The header's byte <paramref name="index"/> begins in this character of the token.</summary>
    public static int CharacterOfByte(int index) => index / 3 * 4 + index % 3;

    public static JwsFormatException Refusal(string token, JwsSplitter? splitter = null)
    {
        var split = () => (splitter ?? new JwsSplitter()).Split(token);

        return split.Should().Throw<JwsFormatException>("{0} has to be refused", Wire.Show(token)).Which;
    }

    public static void Refuses(string token, JwsViolation violation, int offset, JwsSplitter? splitter = null)
    {
        var error = Refusal(token, splitter);

        error.Violation.Should().Be(violation, "this is what is wrong with {0}", Wire.Mark(token, offset));
        Assert.Equal(Wire.Mark(token, offset), Wire.Mark(token, error.Offset));
    }
}
