using System.Diagnostics;
using System.Net;

namespace Katas.SessionsAndTokens.BearerAuth;

/// <summary>Stands in front of a resource: lets a request with a good token pass, and tells all others what is wrong.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc6750">RFC 6750</see>.</remarks>
public sealed class BearerGuard
{
    private readonly string realm;
    private readonly ITokenCheck check;

    /// <summary>Makes a guard.</summary>
    /// <param name="realm">The name of what is protected, as each challenge gives it.</param>
    /// <param name="check">Judges the tokens.</param>
    /// <exception cref="ArgumentException">A realm that no challenge can have.</exception>
    public BearerGuard(string realm, ITokenCheck check)
    {
        // So that a bad realm is found when the server starts, and not in the first answer that needs it.
        _ = Challenge.Write(realm);
        ArgumentNullException.ThrowIfNull(check);
        this.realm = realm;
        this.check = check;
    }

    /// <summary>The longest token that the check is asked about, in characters: 8192, or any number from 1 on.</summary>
    public int MaxTokenLength
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = 8192;

    /// <summary>Decides about one request.</summary>
    /// <param name="authorization">The values of its <c>Authorization</c> fields, one each, as they came.</param>
    /// <param name="query">The query of its URI, with or without <c>?</c>; the empty text if it has none.</param>
    /// <param name="scope">What the resource needs: scopes with one space between them, or null for any good token.</param>
    /// <exception cref="ArgumentException"><paramref name="scope"/> is no list of scopes.</exception>
    public BearerResult Authenticate(IReadOnlyList<string> authorization, string query, string? scope = null)
    {
        ArgumentNullException.ThrowIfNull(authorization);
        ArgumentNullException.ThrowIfNull(query);
        Challenge.ThrowUnlessScope(scope);
        if (authorization.Count > 1)
        {
            return Refuse(BearerError.InvalidRequest, "There is more than one Authorization field");
        }

        return (authorization is [var value] ? Credentials.Read(value) : new Credentials.Absent()) switch
        {
            Credentials.Malformed malformed =>
                Refuse(BearerError.InvalidRequest, $"The Authorization field breaks the grammar at index {malformed.Index}"),

            // "Clients MUST NOT use more than one method" (§2): whoever reads the other one lets somebody else in.
            Credentials.Bearer when HasToken(query) => Refuse(BearerError.InvalidRequest, "There is a token in the URI as well"),
            Credentials.Bearer bearer when bearer.Token.Length > MaxTokenLength =>
                Refuse(BearerError.InvalidRequest, $"The token is longer than {MaxTokenLength} characters"),
            Credentials.Bearer bearer => Judge(bearer.Token, scope),

            // "SHOULD NOT include an error code" (§3.1): who has shown nothing has made no error.
            _ => Refuse(error: null),
        };
    }

    private BearerResult Judge(string token, string? scope) => check.Check(token) switch
    {
        TokenVerdict.Invalid invalid => Refuse(BearerError.InvalidToken, WithoutSecrets(invalid.Description, token)),
        TokenVerdict.Valid valid when scope is not null && !scope.Split(' ').All(valid.Scope.Split(' ').Contains) =>
            Refuse(BearerError.InsufficientScope, scope: scope),
        TokenVerdict.Valid valid => new BearerResult.Accepted(valid.Subject, valid.Scope),
        _ => throw new UnreachableException("a check answers with a verdict or throws"),
    };

    // 401: show me who you are. 403: I know, and no. The client gets a new token for the one and need not try for the other.
    private BearerResult.Refused Refuse(BearerError? error, string? description = null, string? scope = null) => new(
        error switch
        {
            BearerError.InvalidRequest => HttpStatusCode.BadRequest,
            BearerError.InsufficientScope => HttpStatusCode.Forbidden,
            _ => HttpStatusCode.Unauthorized,
        },
        Challenge.Write(realm, error, description, scope));

    // A check may quote what it failed at. Left out as a whole: what is replaced in part still tells something.
    private static string? WithoutSecrets(string? description, string token) =>
        description is null || !Challenge.CanDescribe(description) || description.Contains(token, StringComparison.Ordinal)
            ? null
            : description;

    // RFC 6750 §2.3. Found so that it can be refused; nobody reads its value (RFC 9700 §4.3.2: it is in logs and histories).
    private static bool HasToken(string query) =>
        (query is ['?', ..] ? query[1..] : query).Split('&').Any(parameter => Uri.UnescapeDataString(parameter.Split('=')[0]) == "access_token");
}
