// Given: what comes out.
namespace Katas.Http.PageWaterfall;

/// <summary>When what happened to one resource, in microseconds from the user's click.</summary>
/// <param name="Name">The resource.</param>
/// <param name="Connection">The number of its connection; they are counted from 1 in the order in which they are opened.</param>
/// <param name="Discovered">The client knows that it needs it.</param>
/// <param name="Assigned">It has its connection, which may still have to be opened.</param>
/// <param name="Requested">The request leaves.</param>
/// <param name="Begun">The link begins to carry the answer's first packet.</param>
/// <param name="Received">All bytes of the answer are at the client.</param>
/// <param name="Arrived">All bytes have been handed to HTTP, in order.</param>
public sealed record Timing(
    string Name,
    int Connection,
    long Discovered,
    long Assigned,
    long Requested,
    long Begun,
    long Received,
    long Arrived);

/// <summary>How a page came in.</summary>
/// <param name="Timings">All resources, in the order of the page.</param>
/// <param name="Connections">How many have been opened.</param>
/// <param name="Packets">How many the link has carried, those that were lost included.</param>
/// <param name="Total">When the last resource arrived.</param>
public sealed record Waterfall(IReadOnlyList<Timing> Timings, int Connections, int Packets, long Total);
