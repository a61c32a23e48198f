using NSubstitute;

namespace Katas.SessionsAndTokens.JwksRotation.Steps;

/// <summary>What <c>kata compare</c> measures: a service that gets a token with each request.</summary>
public sealed class Workload
{
    private readonly byte[] set = Jwks.Set(Jwks.Rsa("r"), Jwks.Ec(1, "a"), Jwks.Ec(2, "b"), Jwks.RfcEc, Jwks.RfcOct);
    private readonly KeyRing ring;

    public Workload()
    {
        var source = Substitute.For<IJwksSource>();
        source.FetchAsync(Arg.Any<CancellationToken>()).Returns(set);
        ring = new KeyRing(source, Scene.Policy, new Scene.WallClock());
        ring.FindAsync("ES256", "b").AsTask().GetAwaiter().GetResult();
    }

    /// <summary>One: there is a key.</summary>
    public long Choose_the_key_of_a_token() => Ask("b");

    /// <summary>None: a flood of invented names costs next to nothing.</summary>
    public long Refuse_a_name_that_nobody_has() => Ask("invented");

    /// <summary>Three: how many of the five are usable.</summary>
    public long Read_a_set_of_five_keys() => JwkSet.Parse(set).Count;

    private long Ask(string keyId)
    {
        var answer = ring.FindAsync("ES256", keyId);
        return answer.IsCompletedSuccessfully && answer.GetAwaiter().GetResult() is KeyChoice.Found ? 1 : 0;
    }
}
