namespace Katas.SessionsAndTokens.PasswordLogin.Steps;

/// <summary>What <c>kata compare</c> measures: the work that is meant to be, and what there is around it.</summary>
public sealed class Workload
{
    private readonly Pbkdf2 pbkdf2 = new();
    private readonly LoginThrottle throttle = new(new Clock());
    private readonly byte[] password = "correct horse battery staple"u8.ToArray();
    private readonly byte[] salt = new byte[16];
    private readonly string stored =
        "$pbkdf2-sha256$i=600000$AAECAwQFBgcICQoLDA0ODw$yRTMTwbMbo9G0VfjobWqerzuuxe7BETNTErBbKKumGQ";

    /// <summary>The sum of the key's bytes.</summary>
    public long Derive_a_key_with_100_iterations() => pbkdf2.DeriveKey(HashFunction.Sha256, password, salt, 100, 32).Sum(b => b);

    /// <summary>The iterations.</summary>
    public long Read_a_stored_hash() => PasswordHash.Parse(stored).Iterations;

    /// <summary>One: the attempt may begin.</summary>
    public long Count_an_attempt_that_succeeds()
    {
        var begun = throttle.TryBegin("ann", "192.0.2.7", familiar: true);
        throttle.Succeed("ann", "192.0.2.7");
        return begun ? 1 : 0;
    }
}
