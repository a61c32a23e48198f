using static Katas.Http.ZeroRtt.Message;

namespace Katas.Http.ZeroRtt;

/// <summary>Who sends what, until the response to the first request is on its way.</summary>
/// <remarks>
/// Spec: <see href="https://www.rfc-editor.org/rfc/rfc8446#section-2">RFC 8446 §2</see>,
/// <see href="https://www.rfc-editor.org/rfc/rfc5246#section-7.3">RFC 5246 §7.3</see>,
/// <see href="https://www.rfc-editor.org/rfc/rfc9001#section-4">RFC 9001 §4</see>.
/// </remarks>
public static class Flights
{
    /// <summary>The flights, in order; the client's and the server's take turns.</summary>
    /// <exception cref="ArgumentException">No such connection can be.</exception>
    public static IReadOnlyList<Flight> Of(ConnectionPlan plan)
    {
        if (WhyNot(plan) is { } reason)
        {
            throw new ArgumentException(reason, nameof(plan));
        }

        List<Message[]> flights = [.. plan.Version == TlsVersion.V12 ? Tls12(plan) : Tls13(plan)];
        if (plan.Transport == Transport.Tcp)
        {
            flights = [[Syn], [SynAck], [Ack, .. flights[0]], .. flights[1..]];
        }
        else if (plan.Transport == Transport.TcpFastOpen)
        {
            flights = [[Syn, .. flights[0]], [SynAck, .. flights[1]], [Ack, .. flights[2]], .. flights[3..]];
        }

        return [.. flights.Select((messages, i) => new Flight(i % 2 == 0 ? Endpoint.Client : Endpoint.Server, messages))];
    }

    private static string? WhyNot(ConnectionPlan plan) =>
        plan is { Transport: Transport.Quic, Version: TlsVersion.V12 } ? "QUIC has TLS 1.3 or later (RFC 9001 §4.2)"
        : plan is { Version: TlsVersion.V12, HelloRetryRequest: true } ? "HelloRetryRequest is a message of TLS 1.3"
        : plan is { Version: TlsVersion.V12, EarlyData: not EarlyData.NotSent } ? "TLS 1.2 has no early data"
        : plan is { FalseStart: true, Version: TlsVersion.V13 } or { FalseStart: true, Resumed: true }
            ? "False Start is for the full handshake of TLS 1.2 (RFC 7918 §1)"
        : plan is { Retry: true, Transport: not Transport.Quic } ? "Retry is a packet of QUIC"
        : plan is { Resumed: false, EarlyData: not EarlyData.NotSent } ? "early data is protected with the key of an earlier connection"
        : plan is { HelloRetryRequest: true, EarlyData: EarlyData.Accepted } ? "HelloRetryRequest rejects early data (RFC 8446 §4.2.10)"
        : null;

    private static IEnumerable<Message[]> Tls12(ConnectionPlan plan)
    {
        yield return [ClientHello];
        if (plan.Resumed)
        {
            // The server is the first to be finished, so the client need not wait for anything more.
            yield return [ServerHello, ChangeCipherSpec, Finished];
            yield return [ChangeCipherSpec, Finished, Request];
            yield return [Response];
            yield break;
        }

        yield return [ServerHello, Certificate, ServerKeyExchange, ServerHelloDone];
        if (plan.FalseStart)
        {
            yield return [ClientKeyExchange, ChangeCipherSpec, Finished, Request];
            yield return [ChangeCipherSpec, Finished, Response];
            yield break;
        }

        yield return [ClientKeyExchange, ChangeCipherSpec, Finished];
        yield return [ChangeCipherSpec, Finished];
        yield return [Request];
        yield return [Response];
    }

    private static IEnumerable<Message[]> Tls13(ConnectionPlan plan)
    {
        Message[] hello = plan.EarlyData == EarlyData.NotSent ? [ClientHello] : [ClientHello, Request];
        if (plan.Retry)
        {
            yield return hello;
            yield return [Retry];
        }

        if (plan.HelloRetryRequest)
        {
            yield return hello;
            yield return [HelloRetryRequest];
            hello = [ClientHello]; // §4.1.2: the second one is without early_data
        }

        yield return hello;
        if (plan.EarlyData == EarlyData.Accepted)
        {
            yield return [ServerHello, EncryptedExtensions, Finished, Response];
            yield return plan.Transport == Transport.Quic ? [Finished] : [EndOfEarlyData, Finished];
            yield break;
        }

        yield return plan.Resumed
            ? [ServerHello, EncryptedExtensions, Finished]
            : [ServerHello, EncryptedExtensions, Certificate, CertificateVerify, Finished];
        yield return [Finished, Request];
        yield return [Response];
    }
}
