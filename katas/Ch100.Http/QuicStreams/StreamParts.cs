namespace Katas.Http.QuicStreams;

/// <summary>A stream: one part for each direction in which it goes.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Receiving">Null if only we send.</param>
/// <param name="Sending">Null if only the other end sends.</param>
public sealed record StreamParts(StreamId Id, ReceivingPart? Receiving, SendingPart? Sending);
