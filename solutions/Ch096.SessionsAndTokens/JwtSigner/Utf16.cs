namespace Katas.SessionsAndTokens.JwtSigner;

/// <summary>What C# calls a string may be no text: halves of surrogate pairs have no UTF-8.</summary>
internal static class Utf16
{
    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
