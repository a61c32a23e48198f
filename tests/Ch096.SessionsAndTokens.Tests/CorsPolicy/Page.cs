using System.Net;

namespace Katas.SessionsAndTokens.CorsPolicy.Steps;

/// <summary>A page and its browser: what <c>fetch</c> lets it send and read (Fetch §4.8, §4.10).</summary>
/// <param name="origin">As the browser writes it: <c>null</c> for a page in a sandbox.</param>
internal sealed class Page(string origin)
{
    private static readonly string[] Safelisted = ["GET", "HEAD", "POST"];
    private static readonly string[] Normalized = ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"];

    /// <summary>What a request leads to: <c>cannot send</c>, <c>sends, reads nothing</c> or <c>sends and reads</c>.</summary>
    /// <param name="gate">In front of the server.</param>
    /// <param name="method">As the page writes it.</param>
    /// <param name="headers">The names of those fields of the request that not every page may send.</param>
    /// <param name="credentials">Whether cookies are to go along.</param>
    public string Tries(CorsGate gate, string method = "GET", string[]? headers = null, bool credentials = false) =>
        Tries(gate.Decide, method, headers, credentials);

    /// <summary>The same for whatever decides.</summary>
    public string Tries(Func<CorsRequest, CorsAnswer> decide, string method, string[]? headers, bool credentials)
    {
        method = Normalized.FirstOrDefault(known => known.Equals(method, StringComparison.OrdinalIgnoreCase)) ?? method;
        if ((!Safelisted.Contains(method) || headers is not null) && !IsGranted(decide(Asks(method, headers ?? [])), method, headers ?? [], credentials))
        {
            return "cannot send";
        }

        var answer = decide(new CorsRequest(method) { Origin = [origin] });
        return IsShared(answer.Fields, credentials) ? "sends and reads" : "sends, reads nothing";
    }

    /// <summary>Whether a response with these fields may be read: the CORS check.</summary>
    public bool IsShared(IReadOnlyDictionary<string, string> fields, bool credentials = false) =>
        fields.TryGetValue("Access-Control-Allow-Origin", out var allowed)
        && ((allowed == "*" && !credentials) || allowed == origin)
        && (!credentials || fields.GetValueOrDefault("Access-Control-Allow-Credentials") == "true");

    /// <summary>The preflight that asks for a method and for names, written as browsers write them.</summary>
    public CorsRequest Asks(string method, params string[] headers) => new("OPTIONS")
    {
        Origin = [origin],
        RequestMethod = [method],
        RequestHeaders = headers.Length == 0
            ? []
            : [string.Join(',', headers.Select(name => name.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal))],
    };

    // CORS-preflight fetch, step 7.
    private bool IsGranted(CorsAnswer preflight, string method, string[] headers, bool credentials)
    {
        if (preflight is not CorsAnswer.Preflight answer
            || (int)answer.Status is < 200 or > 299 || !IsShared(answer.Fields, credentials))
        {
            return false;
        }

        var methods = List(answer.Fields, "Access-Control-Allow-Methods");
        var names = List(answer.Fields, "Access-Control-Allow-Headers");
        return (methods.Contains(method) || Safelisted.Contains(method) || (methods.Contains("*") && !credentials))
            && headers.All(name => names.Contains(name, StringComparer.OrdinalIgnoreCase)
                || (names.Contains("*") && !credentials && !name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)));
    }

    private static string[] List(IReadOnlyDictionary<string, string> fields, string name) =>
        fields.GetValueOrDefault(name)?.Split(',', StringSplitOptions.TrimEntries) ?? [];
}

/// <summary>Answers as pictures.</summary>
internal static class Show
{
    /// <summary>Status if it is a preflight, and the fields by name: <c>204 Allow-Methods: PUT | Allow-Origin: * | Vary: Origin</c>.</summary>
    public static string Answer(CorsAnswer answer)
    {
        var fields = string.Join(" | ", answer.Fields.OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => $"{field.Key.Replace("Access-Control-", "", StringComparison.Ordinal)}: {field.Value}"));
        return (answer is CorsAnswer.Preflight { Status: HttpStatusCode status } ? $"{(int)status} {fields}" : $"goes on {fields}").TrimEnd();
    }
}
