#pragma warning disable CA2025 // Each test awaits what it asks, by way of Show.

namespace Katas.SessionsAndTokens.JwksRotation.Steps;

public sealed class Step7_ManyCallers
{
    private static readonly TimeSpan Window = Scene.Policy.Window, Timeout = Scene.Policy.FetchTimeout;

    [Fact]
    [Rule("R16")]
    public async Task Sixty_four_callers_at_the_start_are_one_fetch()
    {
        var scene = new Scene().Hold();
        var asked = Enumerable.Range(0, Samples.Of(64)).Select(i => scene.Ring.FindAsync("ES256", i % 2 == 0 ? "a" : "b").AsTask()).ToList();
        var before = asked.Count(task => task.IsCompleted);

        scene.Land(Jwks.Ec(1, "a"), Jwks.Ec(2, "b"));
        string[] answers = [.. await Task.WhenAll(asked.Select(scene.Show))];

        before.Should().Be(0, "there is no key yet");
        answers.Distinct().Should().Equal("found a #1", "found b #2");
        scene.Fetches.Should().Be(1);
    }

    [Fact]
    [Rule("R16")]
    public async Task And_so_are_those_who_come_when_the_window_is_long_over()
    {
        var scene = new Scene(Scene.Policy with { FetchTimeout = TimeSpan.FromHours(1) }).Hold();
        var first = scene.Ring.FindAsync("ES256", "a").AsTask();

        var second = scene.After(3 * Window).Ring.FindAsync("ES256", "a").AsTask();
        scene.Land(Jwks.Ec(1, "a"));

        (await scene.Show(first), await scene.Show(second)).Should().Be(("found a #1", "found a #1"));
        scene.Fetches.Should().Be(1, "the first is still on its way");
    }

    [Fact]
    [Rule("R15")]
    public async Task The_window_counts_from_where_a_fetch_began()
    {
        var scene = new Scene(Scene.Policy with { FetchTimeout = TimeSpan.FromHours(1) }).Hold();
        var first = scene.Ring.FindAsync("ES256", "a").AsTask();
        scene.After(Window).Land(Jwks.Ec(1, "a"));
        await scene.Show(first);

        (await scene.Publish(Jwks.Ec(2, "b")).Ask("b")).Should().Be("found b #2");
        scene.Fetches.Should().Be(2);
    }

    [Fact]
    [Rule("R14")]
    [Rule("R16")]
    public async Task Who_is_known_does_not_wait_for_who_is_not()
    {
        var scene = new Scene().Publish(Jwks.Ec(1, "a"));
        await scene.Ask("a");
        var unknown = scene.Hold().After(Window).Ring.FindAsync("ES256", "b").AsTask();

        string[] answers = [await scene.Ask("a"), await scene.Ask("a", "RS256")];
        scene.Land(Jwks.Ec(1, "a"), Jwks.Ec(2, "b"));

        answers.Should().Equal("found a #1", "NotForAlgorithm");
        (await scene.Show(unknown)).Should().Be("found b #2");
    }

    [Fact]
    [Rule("R14")]
    [Rule("R16")]
    public async Task Who_is_unknown_waits_for_a_refresh_that_is_on_its_way()
    {
        var scene = new Scene().Publish(Jwks.Ec(1, "a"));
        await scene.Ask("a");
        await scene.Hold().After(Scene.Policy.RefreshAfter).Ask("a"); // finds the set old

        var unknown = scene.Ring.FindAsync("ES256", "b").AsTask();
        scene.Land(Jwks.Ec(2, "b"));

        (await scene.Show(unknown)).Should().Be("found b #2");
        scene.Fetches.Should().Be(2);
    }

    [Fact]
    [Rule("R20")]
    public async Task A_caller_who_goes_does_not_take_the_others_with_him()
    {
        var scene = new Scene().Hold();
        using var impatience = new CancellationTokenSource();
        var first = scene.Ring.FindAsync("ES256", "a", impatience.Token).AsTask();
        var second = scene.Ring.FindAsync("ES256", "a").AsTask();

        await impatience.CancelAsync();
        var leave = () => scene.Show(first);

        await leave.Should().ThrowAsync<OperationCanceledException>("he does not want to wait");
        scene.FetchToken.IsCancellationRequested.Should().BeFalse("the fetch is not his");
        scene.Land(Jwks.Ec(1, "a"));
        (await scene.Show(second)).Should().Be("found a #1");
        scene.Fetches.Should().Be(1);
    }

    [Fact]
    [Rule("R20")]
    public async Task Nor_does_one_who_came_later()
    {
        var scene = new Scene().Hold();
        using var impatience = new CancellationTokenSource();
        var first = scene.Ring.FindAsync("ES256", "a").AsTask();
        var second = scene.Ring.FindAsync("ES256", "a", impatience.Token).AsTask();

        await impatience.CancelAsync();
        var leave = () => scene.Show(second);

        await leave.Should().ThrowAsync<OperationCanceledException>("he does not want to wait");
        scene.Land(Jwks.Ec(1, "a"));
        (await scene.Show(first)).Should().Be("found a #1");
    }

    [Fact]
    [Rule("R20")]
    public async Task The_one_who_began_it_may_go_and_the_set_comes_all_the_same()
    {
        var scene = new Scene().Hold();
        using var impatience = new CancellationTokenSource();
        var only = scene.Ring.FindAsync("ES256", "a", impatience.Token).AsTask();
        await impatience.CancelAsync();
        var leave = () => scene.Show(only);
        await leave.Should().ThrowAsync<OperationCanceledException>();

        scene.Land(Jwks.Ec(1, "a"));

        (await scene.Ask("a")).Should().Be("found a #1");
        scene.Fetches.Should().Be(1);
    }

    [Fact]
    [Rule("R20")]
    public async Task Who_need_not_wait_gets_his_answer()
    {
        var scene = new Scene().Publish(Jwks.Ec(1, "a"));
        await scene.Ask("a");
        var cancelled = new CancellationToken(canceled: true);

        string[] answers =
        [
            await scene.Ask("a", cancellationToken: cancelled), await scene.Ask("b", cancellationToken: cancelled),
            await scene.Hold().After(Scene.Policy.RefreshAfter).Ask("a", cancellationToken: cancelled),
        ];

        answers.Should().Equal("found a #1", "UnknownKeyId", "found a #1");
    }

    [Fact]
    [Rule("R17")]
    public async Task A_fetch_that_takes_too_long_has_failed()
    {
        var scene = new Scene().Hold();
        var asked = scene.Ring.FindAsync("ES256", "a").AsTask();

        scene.After(Timeout - new TimeSpan(10_000)); // a millisecond
        var before = (scene.FetchToken.IsCancellationRequested, asked.IsCompleted);
        scene.After(new TimeSpan(10_000));

        before.Should().Be((false, false));
        (await scene.Show(asked)).Should().Be("Unavailable", "the source does not care, but the caller does");
    }

    [Fact]
    [Rule("R17")]
    public void And_the_source_is_told()
    {
        var scene = new Scene().Hold();
        _ = scene.Ring.FindAsync("ES256", "a").AsTask();

        scene.After(Timeout);

        scene.FetchToken.IsCancellationRequested.Should().BeTrue("nobody waits for it any more");
    }

    [Fact]
    [Rule("R17")]
    public async Task After_it_another_may_come_and_what_the_first_still_brings_is_ignored()
    {
        var scene = new Scene().Hold();
        var asked = scene.Ring.FindAsync("ES256", "a").AsTask();
        scene.After(Timeout);
        (await scene.Show(asked)).Should().Be("Unavailable");

        var answer = await scene.Publish(Jwks.Ec(2, "b")).After(Window).Ask("b");
        scene.Land(Jwks.Ec(1, "a"));

        (answer, await scene.Ask("b"), await scene.Ask("a")).Should().Be(("found b #1", "found b #1", "UnknownKeyId"));
        scene.Fetches.Should().Be(2);
    }

    [Fact]
    [Rule("R22")]
    [Racing]
    public async Task Of_all_who_come_at_once_one_fetches()
    {
        const int Threads = 4;
        var source = new Counting(Jwks.Set());
        var ring = new KeyRing(source, Scene.Policy, new MeetingPlace());

        var choices = await Race.Run(Threads, async _ => await ring.FindAsync("RS256", "a"));

        source.Fetches.Should().Be(1, "a set is fetched once, however many wait for it");
        choices.Should().Equal(Enumerable.Repeat(new KeyChoice.None(NoKeyReason.UnknownKeyId), Threads), "everybody knows the set, in which there is no key");
    }

    // Time stands still. The first who looks at it waits for a second one: where a lock is held, nobody comes.
    private sealed class MeetingPlace : TimeProvider
    {
        private readonly Meeting meeting = new(2);

        public override long GetTimestamp()
        {
            meeting.Arrive();
            return 0;
        }
    }

    private sealed class Counting(byte[] set) : IJwksSource
    {
        public int Fetches;

        public Task<byte[]> FetchAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref Fetches);
            return Task.FromResult(set);
        }
    }
}
