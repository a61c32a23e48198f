namespace Katas.Http.ServerPush;

/// <summary>Whether a request may be promised, or the first reason why not.</summary>
public enum PushVerdict
{
    /// <summary>It may.</summary>
    Allowed,

    /// <summary>It is no complete request.</summary>
    Malformed,

    /// <summary>Its method may change something, for all one knows.</summary>
    NotSafe,

    /// <summary>Nobody may keep the answer to its method.</summary>
    NotCacheable,

    /// <summary>It says that it has content, which cannot be promised.</summary>
    HasContent,

    /// <summary>It is for a server that this one does not speak for.</summary>
    NotAuthoritative,

    /// <summary>The client takes no promises.</summary>
    PushDisabled,

    /// <summary>The client is about to leave.</summary>
    GoingAway,

    /// <summary>There is no request to whose answer the promise could belong.</summary>
    NoSuchRequest,

    /// <summary>It has been promised, and is not there yet.</summary>
    AlreadyPromised,

    /// <summary>What has been sent says already where it is: the client has asked for it by now.</summary>
    TooLate,

    /// <summary>There is no number left for it.</summary>
    NoIdsLeft,
}
