// Given: what RFC 9110 §9.2 says of the methods it defines.
namespace Katas.Http.PersistentConnection;

/// <summary>Properties of methods. Of a method that is not known none can be assumed.</summary>
internal static class Methods
{
    /// <summary>Does nothing that the client would have to answer for (§9.2.1).</summary>
    public static bool IsSafe(string method) => method is "GET" or "HEAD" or "OPTIONS" or "TRACE";

    /// <summary>Twice has the effect of once (§9.2.2).</summary>
    public static bool IsIdempotent(string method) => IsSafe(method) || method is "PUT" or "DELETE";
}
