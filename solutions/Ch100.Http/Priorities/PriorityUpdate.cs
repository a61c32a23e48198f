namespace Katas.Http.Priorities;

/// <summary>Which HTTP it is: streams have other ids, and errors other codes.</summary>
public enum WireVersion
{
    /// <summary>RFC 9113: requests are odd streams, pushes even ones, and both are opened in order.</summary>
    Http2,

    /// <summary>RFC 9114: requests are streams 0, 4, 8 …, which come in any order; pushes have ids of their own.</summary>
    Http3,
}

/// <summary>What a priority is of.</summary>
/// <param name="IsPush">A response that the server has promised; otherwise the answer to a request.</param>
/// <param name="Id">The stream, or for a push of HTTP/3 the push ID.</param>
public readonly record struct Element(bool IsPush, long Id);

/// <summary>What a PRIORITY_UPDATE frame says.</summary>
/// <param name="Element">Whose priority it is.</param>
/// <param name="Parameters">All of the client's view: what is not said has its default.</param>
public readonly record struct PriorityUpdate(Element Element, PriorityParameters Parameters);

/// <summary>What became of an update.</summary>
public enum UpdateOutcome
{
    /// <summary>The response is there and has a new priority.</summary>
    Applied,

    /// <summary>It is kept until the request comes.</summary>
    Remembered,

    /// <summary>The response is over, or there is no room to keep it.</summary>
    Ignored,
}
