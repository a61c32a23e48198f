namespace Katas.Http.QuicLoss.Steps;

/// <summary>What <c>kata compare</c> measures: a download as its sender and its receiver see it, and frames with many ranges.</summary>
public sealed class Workload
{
    private readonly AckFrame[] everyFourth = [.. Enumerable.Range(0, 25).Select(i => new AckFrame([new AckRange(4 * i, 4 * i + 3)]))];
    private readonly AckFrame gaps = new([.. Enumerable.Range(0, 60).Select(i => new AckRange(200 - 3 * i, 201 - 3 * i))]);
    private readonly byte[] frame = new byte[200];

    /// <summary>The packets that have arrived.</summary>
    public long Send_100_packets_of_which_all_arrive()
    {
        var loss = new LossRecovery(Endpoint.Server, RttEstimate.DefaultInitial);
        Send(loss);
        var all = 0L;
        for (var i = 0; i < everyFourth.Length; i++)
        {
            all += loss.Receive(PacketSpace.ApplicationData, everyFourth[i], TimeSpan.FromMilliseconds(200 + i)).Acknowledged.Count;
        }

        return all;
    }

    /// <summary>The packets that are lost.</summary>
    public long Send_100_packets_of_which_the_last_arrives()
    {
        var loss = new LossRecovery(Endpoint.Server, RttEstimate.DefaultInitial);
        Send(loss);
        return loss.Receive(PacketSpace.ApplicationData, everyFourth[^1], TimeSpan.FromMilliseconds(300)).Lost.Count;
    }

    /// <summary>The ranges that were read.</summary>
    public long Write_and_read_60_ranges()
    {
        AckFormat.Write(gaps, frame);
        return AckFormat.Read(frame, out _).Ranges.Count;
    }

    /// <summary>The ranges that are left.</summary>
    public long Receive_200_packets_of_which_every_tenth_is_late()
    {
        var received = new ReceivedPackets(32);
        for (var number = 0; number < 220; number++)
        {
            var late = number - 20;
            received.Add(number % 10 != 0 ? number : Math.Max(late, 0));
        }

        return received.Ranges.Count;
    }

    private static void Send(LossRecovery loss)
    {
        for (var number = 0; number < 100; number++)
        {
            loss.Sent(new SentPacket(PacketSpace.ApplicationData, number, TimeSpan.FromMilliseconds(number)));
        }
    }
}
