using Katas.Engine.Catalogue;
using Katas.Engine.Mistakes;
using Katas.Tools.Tests.Checking;

namespace Katas.Tools.Tests.Mistakes;

[Collection(nameof(CheckedKata))]
public sealed class FingerprintsTests : IDisposable
{
    private readonly CheckedKata lamp;

    public FingerprintsTests(CheckedKata lamp)
    {
        this.lamp = lamp;
        Forget();
    }

    private string File => Path.Combine(lamp.Root, ".kata/mistakes/lamp.json");

    private Kata Kata => Repository.Load(lamp.Root).Find("lamp")!;

    public void Dispose()
    {
        lamp.Mend();
        Forget();
    }

    [Fact]
    public async Task They_are_made_once_and_made_anew_when_something_changes()
    {
        new Fingerprints(Kata).Kept.Should().BeNull();

        var made = await All();

        made.Select(print => print.Id).Should().Equal("no-upper-end", "no-lower-end", "always-dark", "always-bright", "by-one");
        made[0].Failed.Should().ContainSingle().Which.Should().Match<KeyValuePair<string, string?>>(
            failed => failed.Key == "Katas.Lamps.Dimmer.Steps.Step1_Brighter.It_ends_at_100" && failed.Value!.StartsWith("Expected Lamp.Brighter(90, 20) to be 100, but found 110"));
        made[4].Failed.Should().ContainKey("Katas.Lamps.Dimmer.Steps.Step1_Brighter.It_gets_brighter").And.NotContainKey("Katas.Lamps.Dimmer.Steps.Step1_Brighter.Many_levels_get_brighter");
        made[1].Unsure.Should().BeEquivalentTo(
            ["Katas.Lamps.Dimmer.Steps.Step1_Brighter.Many_levels_get_brighter", "Katas.Lamps.Dimmer.Steps.Step1_Brighter.Threads_may_share_it(by: 1)"],
            "few samples have been tried, and one race run");
        new Fingerprints(Kata).Kept.Should().BeEquivalentTo(made);

        lamp.Break(CheckedKata.Step2, "It_ends_at_0", "It_ends_at_nothing");
        new Fingerprints(Kata).Kept.Should().BeNull("another test is another fingerprint");
        (await All())[1].Failed.Keys.Should().ContainSingle(name => name.EndsWith("It_ends_at_nothing"));
    }

    [Fact]
    public async Task One_that_does_not_apply_or_compile_has_none()
    {
        lamp.Break(CheckedKata.Mistakes, "+        return sum;", "+        return sun;");
        lamp.Break(CheckedKata.Mistakes, "-        var sum = level + by;", "-        var sum = level + many;");

        (await All()).Select(print => print.Id).Should().Equal("no-lower-end", "always-dark", "always-bright");
    }

    [Fact]
    public async Task None_is_made_where_the_solution_itself_fails()
    {
        lamp.Break(CheckedKata.Solution, "Most = 100", "Most = 99");

        (await All()).Should().BeEmpty();
    }

    [Fact]
    public async Task What_has_been_made_when_it_is_given_up_is_kept()
    {
        using var stop = new CancellationTokenSource();
        var giveUp = async () =>
        {
            var making = new Fingerprints(Kata).AllAsync(stop.Token);
            while (!System.IO.File.Exists(File) && !making.IsCompleted)
            {
                await Task.Delay(1);
            }

            await stop.CancelAsync();
            await making;
        };

        await giveUp.Should().ThrowAsync<OperationCanceledException>();
        (await System.IO.File.ReadAllTextAsync(File)).Should().Contain("no-upper-end").And.NotContain("by-one");
        (await All()).Should().HaveCount(5);
    }

    private Task<IReadOnlyList<Fingerprint>> All() => new Fingerprints(Kata).AllAsync(CancellationToken.None);

    private void Forget()
    {
        if (System.IO.File.Exists(File))
        {
            System.IO.File.Delete(File);
        }
    }
}
