namespace Katas.Http.ConnectionMigration;

/// <summary>How much may be sent to an address that nobody has answered from.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-8">RFC 9000 §8</see>. Somebody may have written the address of a third
/// one on his packet. That one gets no more than three times what he has spent on it himself.
/// </remarks>
public sealed class AmplificationLimit
{
    /// <summary>The other end has shown that it is there: there is no limit any more.</summary>
    public bool IsLifted { get; private set; }

    /// <summary>How many bytes may be sent now.</summary>
    public long Allowance =>
        throw new NotImplementedException();

    /// <summary>A datagram has come from there, whether or not anything in it could be read.</summary>
    /// <param name="bytes">Its length, not negative.</param>
    public void Receive(int bytes) =>
        throw new NotImplementedException();

    /// <summary>Sends a datagram, if that is allowed.</summary>
    /// <param name="bytes">Its length, not negative.</param>
    /// <returns>False if it must not be sent. It is not counted then.</returns>
    public bool TrySend(int bytes) =>
        throw new NotImplementedException();

    /// <summary>The other end has shown that it is there.</summary>
    public void Lift() =>
        throw new NotImplementedException();
}
