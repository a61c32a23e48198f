namespace Katas.SessionsAndTokens.JwsCompact.Steps;

/// <summary>What <c>kata compare</c> measures: a service takes the token of each request apart.</summary>
public sealed class Workload
{
    private readonly JwsSplitter splitter = new();
    private readonly string long6000 = $"{Tokens.GoodHeader}.{new string('A', 6_000)}.";

    /// <summary>How many bytes came out.</summary>
    public long Split_the_token_of_RFC_7515_A_1() => Bytes(splitter.Split(Rfc7515.A1));

    /// <inheritdoc cref="Split_the_token_of_RFC_7515_A_1"/>
    public long Split_a_token_with_6000_characters_of_payload() => Bytes(splitter.Split(long6000));

    private static long Bytes(UnverifiedJws jws) => jws.Payload.Length + jws.Signature.Length + jws.SigningInput.Length;
}
