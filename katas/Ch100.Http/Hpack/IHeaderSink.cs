namespace Katas.Http.Hpack;

/// <summary>Whoever wants header fields one by one.</summary>
public interface IHeaderSink
{
    /// <summary>Takes the next field.</summary>
    /// <param name="name">Good until the call returns; to keep it, copy it.</param>
    /// <param name="value">Good until the call returns, too.</param>
    /// <param name="neverIndexed">
    /// Whoever sends the field on must send it as never indexed (RFC 7541 §6.2.3): to guess its value must not pay.
    /// </param>
    void Field(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, bool neverIndexed);
}
