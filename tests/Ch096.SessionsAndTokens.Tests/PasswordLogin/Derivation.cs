using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Katas.SessionsAndTokens.PasswordLogin.Steps;

/// <summary>Derives quickly, however many iterations are asked for, and keeps account of them.</summary>
internal sealed class Derivation : IKeyDerivation
{
    /// <summary>What was asked for: <c>Sha256 i=600000 salt=16 length=32</c>.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The passwords, as they were when they came.</summary>
    public List<string> Passwords { get; } = [];

    /// <summary>The same arrays, as they are now.</summary>
    public List<byte[]> Arrays { get; } = [];

    /// <summary>The sum of all iterations.</summary>
    public int Iterations { get; private set; }

    /// <summary>What happens while a password is being derived.</summary>
    public Action Meanwhile { get; set; } = () => { };

    /// <inheritdoc/>
    public byte[] DeriveKey(HashFunction prf, byte[] password, byte[] salt, int iterations, int length)
    {
        Calls.Add(string.Create(CultureInfo.InvariantCulture, $"{prf} i={iterations} salt={salt.Length} length={length}"));
        Passwords.Add(Encoding.UTF8.GetString(password));
        Arrays.Add(password);
        Iterations += iterations;
        byte[] input = [.. salt, .. BitConverter.GetBytes(iterations), (byte)prf];
        var key = HMACSHA512.HashData(password, input)[..length];
        Meanwhile();
        return key;
    }

    /// <summary>What .NET's own PBKDF2 makes of it.</summary>
    public static byte[] OfTheFramework(HashFunction prf, byte[] password, byte[] salt, int iterations, int length) =>
        Rfc2898DeriveBytes.Pbkdf2(
            password,
            salt,
            iterations,
            prf switch
            {
                HashFunction.Sha1 => HashAlgorithmName.SHA1,
                HashFunction.Sha256 => HashAlgorithmName.SHA256,
                _ => HashAlgorithmName.SHA512,
            },
            length);
}
