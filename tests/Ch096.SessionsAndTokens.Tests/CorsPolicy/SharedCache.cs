namespace Katas.SessionsAndTokens.CorsPolicy.Steps;

/// <summary>A cache between all browsers and the gate, that keeps everything as long as <c>Vary</c> lets it.</summary>
internal sealed class SharedCache(CorsGate gate)
{
    private readonly List<(CorsRequest Request, CorsAnswer Answer)> kept = [];

    public CorsAnswer Get(CorsRequest request)
    {
        foreach (var (other, answer) in kept)
        {
            if (other.Method == request.Method && Varies(answer).All(name => Value(other, name) == Value(request, name)))
            {
                return answer;
            }
        }

        kept.Add((request, gate.Decide(request)));
        return kept[^1].Answer;
    }

    private static string[] Varies(CorsAnswer answer) => answer.Fields.GetValueOrDefault("Vary")?.Split(", ") ?? [];

    private static string? Value(CorsRequest request, string name) => name switch
    {
        "Origin" => string.Join(';', request.Origin),
        "Access-Control-Request-Method" => string.Join(';', request.RequestMethod),
        "Access-Control-Request-Headers" => string.Join(';', request.RequestHeaders),
        _ => null,
    };
}
