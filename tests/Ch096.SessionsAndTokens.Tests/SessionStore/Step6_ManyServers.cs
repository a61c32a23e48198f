using CsCheck;

namespace Katas.SessionsAndTokens.SessionStore.Steps;

public sealed class Step6_ManyServers
{
    private readonly Site site = new();

    [Fact]
    [Rule("R16")]
    public async Task A_renewal_does_not_bring_back_what_was_ended_meanwhile()
    {
        var id = await site.LogIn();
        site.Pass(minutes: 10);
        site.Table.BeforeWrite(() => site.Server().LogOutAsync(id));

        (await site.LookUp(id)).Should().Be("UNKNOWN", "she has logged out while this request was on its way");
        site.Table.Entries.Should().BeEmpty();
    }

    [Fact]
    [Rule("R16")]
    public async Task Two_requests_at_once_are_no_log_out()
    {
        var id = await site.LogIn();
        site.Pass(minutes: 10);
        site.Table.BeforeWrite(() => site.LookUp(id));

        (await site.LookUp(id)).Should().Be("ann, a reader until 09:40", "the other request has prolonged it");
    }

    [Fact]
    [Rule("R8")]
    [Rule("R16")]
    public async Task Nor_is_one_that_comes_too_late_if_the_other_did_not()
    {
        var id = await site.LogIn();
        site.Pass(minutes: 29);
        site.Table.AfterFind(async () =>
        {
            await site.LookUp(id);
            site.Pass(minutes: 1);
        });

        (await site.LookUp(id)).Should().Be(
            "ann, a reader until 09:59", "when the time was looked at it was live, and the other request has prolonged it");
    }

    [Fact]
    [Rule("R16")]
    public async Task A_renewal_does_not_bring_back_an_old_id()
    {
        var id = await site.LogIn();
        site.Pass(minutes: 10);
        site.Table.BeforeWrite(() => site.Server().ChangeRoleAsync(id, "admin"));

        (await site.LookUp(id)).Should().Be("UNKNOWN");
        Site.Show(site.Table.Entries.Should().ContainSingle().Which).Should().StartWith("ann, a admin");
    }

    [Fact]
    [Rule("R16")]
    public async Task A_role_changes_even_if_a_request_comes_in_between()
    {
        var id = await site.LogIn();
        site.Pass(minutes: 10);
        site.Table.BeforeWrite(() => site.LookUp(id));

        var changed = await site.Server().ChangeRoleAsync(id, "admin");

        changed.Should().NotBeNull("the session is live");
        (await site.LookUp(changed!.Text)).Should().Be("ann, a admin until 09:40");
        site.Table.Entries.Should().ContainSingle();
    }

    [Theory]
    [InlineData("log out")]
    [InlineData("log out everywhere")]
    [InlineData("foreign")]
    [Rule("R16")]
    public async Task A_new_id_does_not_outlive_a_log_out(string what)
    {
        var id = await site.LogIn(binding: "ab:cd");
        site.Table.BeforeWrite(() => what switch
        {
            "log out" => site.Server().LogOutAsync(id),
            "foreign" => site.LookUp(id, "ef:01"),
            _ => site.Server().LogOutEverywhereAsync("ann"),
        });

        (await site.Server().ChangeRoleAsync(id, "admin", "ab:cd")).Should().BeNull("the session was ended before");
        site.Table.Entries.Should().BeEmpty();
    }

    [Fact]
    [Rule("R16")]
    public async Task Of_two_changes_of_one_id_one_comes_first()
    {
        var id = await site.LogIn();
        SessionId? first = null;
        site.Table.BeforeWrite(async () => first = await site.Server().ChangeRoleAsync(id, "writer"));

        (await site.Server().ChangeRoleAsync(id, "admin")).Should().BeNull("its id has been taken away");
        (await site.LookUp(first?.Text)).Should().Be("ann, a writer until 09:30");
        site.Table.Entries.Should().ContainSingle("one session is never two");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [Rule("R17")]
    public async Task Wherever_a_change_fails_one_session_is_never_two(int write)
    {
        var id = await site.LogIn();
        site.Table.FailAtWrite(write);
        try
        {
            await site.Server().ChangeRoleAsync(id, "admin");
        }
        catch (TimeoutException)
        {
            // Nobody knows whether it was changed, but one thing is sure:
        }

        site.Table.Entries.Should().HaveCountLessThan(2, "a new id beside a live old one is what a thief hopes for");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(0, 1)] // nothing of the first list is there any more
    [Rule("R14")]
    public async Task A_thief_who_changes_his_id_meanwhile_is_logged_out_as_well(int others, int times)
    {
        for (var other = 0; other < others; other++)
        {
            await site.LogIn();
        }

        var id = await site.LogIn();
        Task Flee() => site.Server().ChangeRoleAsync(id, "reader").ContinueWith(
            changed =>
            {
                id = changed.Result!.Text;
                if (--times > 0)
                {
                    site.Table.AfterList(Flee);
                }
            },
            TaskScheduler.Default);
        site.Table.AfterList(Flee);

        (await site.Server().LogOutEverywhereAsync("ann")).Should().Be(others + 1);

        (await site.LookUp(id)).Should().Be("UNKNOWN", "his new id was in none of the lists that were made before it");
        site.Table.Entries.Should().BeEmpty();
    }

    [Fact]
    [Rule("R15")]
    public async Task Nor_does_he_escape_if_all_others_are_ended()
    {
        var own = await site.LogIn();
        var his = await site.LogIn();
        SessionId? fled = null;
        site.Table.AfterList(async () => fled = await site.Server().ChangeRoleAsync(his, "admin"));

        (await site.Server().LogOutEverywhereElseAsync(own)).Should().Be(1);

        (await site.LookUp(fled?.Text)).Should().Be("UNKNOWN");
        (await site.LookUp(own)).Should().StartWith("ann");
    }

    [Fact]
    [Rule("R19")]
    [Racing]
    public async Task Sixteen_changes_at_once_give_one_id()
    {
        var threads = Samples.Of(16);
        for (var round = 0; round < Samples.Of(5); round++)
        {
            var id = await site.LogIn();
            site.Table.Meet(threads);

            var ids = await Race.Run(threads, async _ => await site.Server().ChangeRoleAsync(id, "admin"));

            ids.Count(changed => changed is not null).Should().Be(1, "all had seen the session live, and one was first");
            site.Table.Entries.Should().ContainSingle("one session is never two");
            await site.Server().LogOutEverywhereAsync("ann");
        }
    }

    [Fact]
    [Rule("R19")]
    [Racing]
    public async Task Sixteen_requests_while_she_logs_out_bring_nothing_back()
    {
        var threads = Samples.Of(16);
        for (var round = 0; round < Samples.Of(5); round++)
        {
            var id = await site.LogIn();
            site.Pass(minutes: 10);
            site.Table.Meet(threads - 1);

            await Race.Run(threads, async me =>
            {
                var server = site.Server();
                await (me == 0 ? server.LogOutAsync(id) : server.LookUpAsync(id));
                return me;
            });

            site.Table.Entries.Should().BeEmpty("she has logged out, whichever request came last");
        }
    }

    [Fact]
    [Rule("R16")]
    public async Task Random_histories_go_as_the_rules_say()
    {
        // So that it is red for a reason without the first step.
        await site.LogIn();

        await Gen.Select(Gen.Int[0, 9], Gen.Int[0, 7], Gen.Int[0, 3]).Array[1, 40].SampleAsync(
            async history =>
            {
                var model = new Model();
                foreach (var (what, which, choice) in history)
                {
                    await model.Do(what, which, choice);
                }
            },
            iter: Samples.Of(300), threads: 1);
    }

    [Fact]
    [Rule("R18")]
    public async Task No_failure_and_no_result_tells_an_id()
    {
        var id = await site.LogIn(binding: "ab:cd");
        var server = site.Server();
        Func<Task>[] failures =
        [
            () => server.ChangeRoleAsync(id, ""), () => server.LogInAsync("ann", "", id),
            () => server.ChangeRoleAsync($"{id}!", ""), Failing(() => server.LogOutAsync(id)),
            Failing(() => server.ChangeRoleAsync(id, "admin", "ab:cd")), Failing(() => server.LookUpAsync(id, "ef:01")),
        ];
        foreach (var failure in failures)
        {
            var error = (await failure.Should().ThrowAsync<Exception>()).Which;

            error.ToString().Should().NotContainAny([id, id[..8], id[^8..]], "this goes into a log");
        }

        $"{await server.LookUpAsync(id, "ab:cd")} {server}".Should().NotContain(id[..8]);
    }

    private Func<Task> Failing(Func<Task> act) => () =>
    {
        site.Table.FailAtWrite(1);
        return act();
    };
}
