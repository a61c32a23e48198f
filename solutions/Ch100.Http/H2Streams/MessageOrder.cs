namespace Katas.Http.H2Streams;

/// <summary>What may follow what in a message (RFC 9113 §8.1): interim answers, HEADERS, DATA, trailers. One for each direction of a stream.</summary>
internal sealed class MessageOrder
{
    private bool hasHeaders; // of the request, or of the answer that is not an interim one

    public bool Allows(Frame frame) => frame switch
    {
        Frame.StreamHeaders { IsInterim: true, EndStream: true } => false,
        Frame.StreamHeaders { EndStream: false } => !hasHeaders, // trailers end their stream
        Frame.StreamData => hasHeaders,
        _ => true,
    };

    public void Add(Frame frame) => hasHeaders |= frame is Frame.StreamHeaders { IsInterim: false };
}
