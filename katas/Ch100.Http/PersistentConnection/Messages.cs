namespace Katas.Http.PersistentConnection;

/// <summary>The version of a message.</summary>
public enum MessageVersion
{
    /// <summary>HTTP/0.9: a request line, and an answer without a head.</summary>
    Http09,

    /// <summary>HTTP/1.0.</summary>
    Http10,

    /// <summary>HTTP/1.1.</summary>
    Http11,
}

/// <summary>What of a request matters to its connection.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Method">Methods have a case.</param>
/// <param name="Connection">The value of <c>Connection</c>; of several lines, joined with commas; empty if there is none.</param>
/// <param name="HasBody">A body follows the head.</param>
/// <param name="HasUpgrade">There is a field <c>Upgrade</c>.</param>
public sealed record RequestHead(
    MessageVersion Version, string Method, string Connection = "", bool HasBody = false, bool HasUpgrade = false);

/// <summary>What of a response matters to its connection.</summary>
/// <param name="Version">Its version.</param>
/// <param name="StatusCode">Three digits.</param>
/// <param name="Connection">The value of <c>Connection</c>, as for a request.</param>
/// <param name="EndsWithConnection">Its body has no length of its own.</param>
public sealed record ResponseHead(
    MessageVersion Version, int StatusCode, string Connection = "", bool EndsWithConnection = false);
