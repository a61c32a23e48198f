using System.Buffers;
using System.Globalization;
using System.Net;

namespace Katas.SessionsAndTokens.CorsPolicy;

/// <summary>Decides for each request which pages may read the answer, and what their browsers may send.</summary>
/// <remarks>Spec: <see href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, CORS protocol</see>.</remarks>
public sealed class CorsGate
{
    private const string Any = "*";

    // "CORS-safelisted method": a page sends these without asking, so a preflight cannot keep them away.
    private static readonly string[] SafelistedMethods = ["GET", "HEAD", "POST"];

    // Browsers send none of these for a page (forbidden methods) …
    private static readonly string[] ForbiddenMethods = ["CONNECT", "TRACE", "TRACK"];

    // … and write these in capitals, whatever the page says ("normalize a method").
    private static readonly string[] NormalizedMethods = ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"];

    // tchar (RFC 9110 §5.6.2)
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-.^_`|~");

    private readonly HashSet<string> origins;
    private readonly HashSet<string> methods;
    private readonly HashSet<string> requestHeaders;
    private readonly bool isPublic;

    // What is the same in each answer; the origin comes on top.
    private readonly Dictionary<string, string> whenShared = [];
    private readonly Dictionary<string, string> whenGranted = [];

    /// <summary>Makes a gate.</summary>
    /// <param name="settings">With whom to share; they are not looked at again.</param>
    /// <exception cref="ArgumentException">Settings that no browser would follow, or that nobody can want.</exception>
    public CorsGate(CorsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Check(settings);
        origins = new HashSet<string>(settings.Origins, StringComparer.Ordinal);
        methods = new HashSet<string>([.. settings.Methods, .. SafelistedMethods], StringComparer.Ordinal);
        requestHeaders = new HashSet<string>(settings.RequestHeaders, StringComparer.OrdinalIgnoreCase);
        isPublic = origins.Contains(Any);

        if (settings.AllowCredentials)
        {
            whenShared.Add("Access-Control-Allow-Credentials", "true");
            whenGranted.Add("Access-Control-Allow-Credentials", "true");
        }

        AddList(whenShared, "Access-Control-Expose-Headers", settings.ExposedHeaders);
        AddList(whenGranted, "Access-Control-Allow-Methods", settings.Methods);
        AddList(whenGranted, "Access-Control-Allow-Headers", settings.RequestHeaders);
        if (settings.MaxAge is { } age)
        {
            whenGranted.Add("Access-Control-Max-Age", ((long)age.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Decides about one request.</summary>
    /// <param name="request">From anywhere: most come from no page at all.</param>
    public CorsAnswer Decide(CorsRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var allowed = AllowedOrigin(request.Origin);
        if (request is { Method: "OPTIONS", Origin.Count: > 0, RequestMethod.Count: > 0 })
        {
            var granted = allowed is not null
                && IsMethodAllowed(request.RequestMethod)
                && AreHeadersAllowed(request.RequestHeaders);
            return new CorsAnswer.Preflight(
                granted ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden,
                Fields(request, granted ? allowed : null, whenGranted));
        }

        // Never refused: browsers send an Origin within one site, too, and what others may not read they may still cause.
        return new CorsAnswer.GoesOn(Fields(request, allowed, whenShared));
    }

    // The value to answer with, or null. What is public is so for all requests, those of caches included.
    private string? AllowedOrigin(IReadOnlyList<string> origin) =>
        isPublic ? Any
        : origin is [var only] && origins.TryGetValue(only, out var listed) ? listed
        : null;

    private bool IsMethodAllowed(IReadOnlyList<string> asked) =>
        asked is [var method] && IsToken(method) && (methods.Contains(method) || methods.Contains(Any));

    // "*" does not cover Authorization ("CORS non-wildcard request-header name").
    private bool AreHeadersAllowed(IReadOnlyList<string> asked)
    {
        var names = asked.SelectMany(field => field.Split(',')).Select(name => name.Trim(' ', '\t'));
        foreach (var name in names.Where(name => name.Length > 0))
        {
            var covered = requestHeaders.Contains(Any) && !name.Equals("Authorization", StringComparison.OrdinalIgnoreCase);
            if (!IsToken(name) || !(covered || requestHeaders.Contains(name)))
            {
                return false;
            }
        }

        return true;
    }

    private Dictionary<string, string> Fields(CorsRequest request, string? allowed, Dictionary<string, string> more)
    {
        var fields = allowed is null ? [] : new Dictionary<string, string>(more) { ["Access-Control-Allow-Origin"] = allowed };
        if (request.Method == "OPTIONS")
        {
            fields.Add("Vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
        }
        else if (!isPublic)
        {
            // Also where nothing is allowed, and where nobody asked: a cache would hand that answer to the next one.
            fields.Add("Vary", "Origin");
        }

        return fields;
    }

    private static void AddList(Dictionary<string, string> fields, string name, IReadOnlyList<string> list)
    {
        if (list.Count > 0)
        {
            fields.Add(name, string.Join(", ", list));
        }
    }

    private static bool IsToken(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(TokenCharacters);

    private static void Check(CorsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings.Origins);
        ArgumentNullException.ThrowIfNull(settings.Methods);
        ArgumentNullException.ThrowIfNull(settings.RequestHeaders);
        ArgumentNullException.ThrowIfNull(settings.ExposedHeaders);
        foreach (var origin in settings.Origins)
        {
            Require(
                settings,
                origin is not null && (SerializedOrigin.IsValid(origin) || (origin == Any && settings.Origins.Count == 1)),
                nameof(CorsSettings.Origins), origin);
        }

        foreach (var method in settings.Methods)
        {
            var normalized = NormalizedMethods.FirstOrDefault(name => name.Equals(method, StringComparison.OrdinalIgnoreCase));
            Require(
                settings,
                method is not null && IsToken(method)
                    && !ForbiddenMethods.Contains(method, StringComparer.OrdinalIgnoreCase)
                    && (normalized ?? method) == method,
                nameof(CorsSettings.Methods), method);
        }

        (IReadOnlyList<string> List, string Name)[] lists =
        [
            (settings.RequestHeaders, nameof(CorsSettings.RequestHeaders)),
            (settings.ExposedHeaders, nameof(CorsSettings.ExposedHeaders)),
            (settings.Methods, nameof(CorsSettings.Methods)),
            (settings.Origins, nameof(CorsSettings.Origins)),
        ];
        foreach (var (list, name) in lists[..2])
        {
            foreach (var header in list)
            {
                Require(settings, header is not null && IsToken(header), name, header);
            }
        }

        // With credentials "*" is no wildcard any more, but a name that nobody has.
        foreach (var (list, name) in lists)
        {
            Require(settings, !settings.AllowCredentials || !list.Contains(Any), name, Any);
        }

        Require(
            settings,
            settings.MaxAge is not { } age || (age >= TimeSpan.Zero && age.Ticks % TimeSpan.TicksPerSecond == 0),
            nameof(CorsSettings.MaxAge), $"{settings.MaxAge}");
    }

    private static void Require(CorsSettings settings, bool holds, string setting, string? value)
    {
        if (!holds)
        {
            throw new ArgumentException($"{setting} cannot have \"{value}\".", nameof(settings));
        }
    }
}
