using System.Globalization;

namespace Katas.Http.QuicLoss.Steps;

/// <summary>One end that sends, with times in milliseconds and everything else as text.</summary>
internal sealed class Sender
{
    public Sender(Endpoint self = Endpoint.Client, bool isConfirmed = true)
    {
        Loss = new LossRecovery(self, RttEstimate.DefaultInitial);
        if (isConfirmed)
        {
            Loss.ConfirmHandshake(TimeSpan.Zero);
        }
    }

    public LossRecovery Loss { get; }

    /// <summary>The timer, <c>never</c> if there is none.</summary>
    public string Timer => Loss.Timer is { } timer ? Show(timer) : "never";

    /// <summary>On a path of 200 ms so steady that a probe is due after 200 ms, 1 ms of granularity, and 1,799 ms of delay: two seconds.</summary>
    public static Sender Steady()
    {
        var sender = new Sender();
        sender.Loss.Peer = new PeerParameters { MaxAckDelay = Ms(1_799) };
        for (var i = 0; i < 30; i++)
        {
            sender.SendIn(PacketSpace.Handshake, i * 1_000, i);
            sender.AckIn(PacketSpace.Handshake, i * 1_000 + 200, $"{i}");
        }

        return sender;
    }

    public static TimeSpan Ms(double milliseconds) => new((long)Math.Round(milliseconds * TimeSpan.TicksPerMillisecond));

    public static string Show(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.Ticks / (decimal)TimeSpan.TicksPerMillisecond:0.####} ms");

    public void Send(double at, params long[] numbers) => SendIn(PacketSpace.ApplicationData, at, numbers);

    public void SendIn(PacketSpace space, double at, params long[] numbers) =>
        Array.ForEach(numbers, number => Loss.Sent(new SentPacket(space, number, Ms(at))));

    public void Send(PacketContent content, double at, long number) =>
        Loss.Sent(new SentPacket(PacketSpace.ApplicationData, number, Ms(at), Content: content));

    /// <summary>What an ACK frame for these ranges makes known: <c>acknowledged 0 3, lost 1</c>.</summary>
    public string Ack(double at, string ranges, long delay = 0) => AckIn(PacketSpace.ApplicationData, at, ranges, delay);

    public string AckIn(PacketSpace space, double at, string ranges, long delay = 0)
    {
        var outcome = Loss.Receive(space, Frames.Of(ranges, delay), Ms(at));
        return $"acknowledged {Numbers(outcome.Acknowledged)}, lost {Numbers(outcome.Lost)}" + Congestion(outcome.IsPersistentCongestion);
    }

    /// <summary>Packet 0 of that space is sent, and known to have arrived after 100 ms.</summary>
    public void SendAndAckIn(PacketSpace space)
    {
        SendIn(space, 0, 0);
        AckIn(space, 100, "0");
    }

    /// <summary>What the timer says: <c>lost 1 2</c>, <c>probe Initial</c>, <c>deadlock Handshake</c>, or <c>nothing</c>.</summary>
    public string Expire(double at) => Show(Loss.Expire(Ms(at)));

    public static string Show(Expiry expiry) => expiry switch
    {
        Expiry.Lost lost => $"lost {Numbers(lost.Packets)}" + Congestion(lost.IsPersistentCongestion),
        Expiry.Probe { IsAntiDeadlock: true } probe => $"deadlock {probe.Space}",
        Expiry.Probe probe => $"probe {probe.Space}",
        _ => "nothing",
    };

    private static string Congestion(bool isPersistent) => isPersistent ? ", congestion" : "";

    private static string Numbers(IReadOnlyList<SentPacket> packets) => packets.Count == 0 ? "none" : string.Join(' ', packets.Select(packet => packet.Number));
}
