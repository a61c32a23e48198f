namespace Katas.Http.ZeroRtt.Steps;

/// <summary>What <c>kata compare</c> measures: a page that is asked for again, and its replay.</summary>
public sealed class Workload
{
    private readonly ConnectionPlan plan = Scene.Plan("Quic V13 Resumed Rejected Retry");
    private readonly HttpRequest request = Scene.Get() with { Fields = [new("Host", "shop.example"), new("Connection", "close, te")] };
    private readonly ServerTicket made = Scene.Made();
    private readonly Gateway gateway = new(originUnderstands: true);
    private readonly PskOffer[] offers = [.. Enumerable.Range(0, 100).Select(i => Scene.Offer(60, $"{i,32}"))];

    /// <summary>The microseconds until the response.</summary>
    public long Schedule_a_handshake() => Schedule.Of(plan, new Delays(30, 12)).ResponseArrives;

    /// <summary>How many are let in.</summary>
    public long Let_a_hundred_in_and_keep_their_replays_out()
    {
        var record = new ClientHelloRecord(Scene.Policy, Scene.Morning);
        return offers.Concat(offers).Count(offer => record.Admit(offer, made, Scene.At(60)) == EarlyDataVerdict.Accepted);
    }

    /// <summary>The number of fields.</summary>
    public long Pass_a_request_on() => gateway.Decide(request, arrivedEarly: true, handshakeComplete: false).Request!.Fields.Count;
}
