namespace Katas.SessionsAndTokens.PasswordLogin;

/// <summary>Gives a text the one form that all keyboards agree on.</summary>
/// <remarks>
/// That form is NFKC here, as SP 800-63B-3 wanted it; SP 800-63B-4 §3.1.1.2 asks for NFC. It is given from outside because
/// <see cref="string.Normalize()"/> does nothing in a program with <c>InvariantGlobalization</c>: the same server, built in
/// another way, would not know its users any more.
/// </remarks>
public interface INormalizer
{
    /// <summary>Normalizes a text.</summary>
    /// <param name="text">Without half surrogate pairs. It may come out up to 18 times as long.</param>
    string Normalize(string text);
}
