using System.Buffers;
using System.Globalization;
using System.Net;

namespace Katas.SessionsAndTokens.CorsPolicy;

/// <summary>Decides for each request which pages may read the answer, and what their browsers may send.</summary>
/// <remarks>Spec: <see href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, CORS protocol</see>.</remarks>
public sealed class CorsGate
{
    /// <summary>Makes a gate.</summary>
    /// <param name="settings">With whom to share; they are not looked at again.</param>
    /// <exception cref="ArgumentException">Settings that no browser would follow, or that nobody can want.</exception>
    public CorsGate(CorsSettings settings) =>
        throw new NotImplementedException();

    /// <summary>Decides about one request.</summary>
    /// <param name="request">From anywhere: most come from no page at all.</param>
    public CorsAnswer Decide(CorsRequest request) =>
        throw new NotImplementedException();
}
