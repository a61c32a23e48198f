using System.Diagnostics;
using Katas.Engine.Watching;

namespace Katas.Tools.Tests.Watching;

/// <summary>A save is noticed however an editor makes it.</summary>
[Trait("Category", "Linux")]
public sealed class SourceWatchTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly ScratchRepository repository = new();

    private string Folder => repository.Kata.Folder;

    public void Dispose() => repository.Dispose();

    [Theory]
    [InlineData("an editor that writes in place", "printf two > Greeter.cs")]
    [InlineData("cp over it", "printf two > ../new && cp ../new Greeter.cs")]
    [InlineData("mv over it", "printf two > ../new && mv ../new Greeter.cs")]
    [InlineData("sed -i", "sed -i s/Hello/Hullo/ Greeter.cs")]
    [InlineData("vim: the old file becomes the backup", "mv Greeter.cs Greeter.cs~ && printf two > Greeter.cs && rm Greeter.cs~")]
    [InlineData("vim with backupcopy=yes", "cp Greeter.cs Greeter.cs~ && printf two > Greeter.cs && rm Greeter.cs~")]
    [InlineData("VS Code: truncate, then write", ": > Greeter.cs && printf two >> Greeter.cs")]
    [InlineData("an IDE: write beside it, rename twice", "printf two > Greeter.cs.tmp && mv Greeter.cs old && mv Greeter.cs.tmp Greeter.cs && rm old")]
    [InlineData("delete and create", "rm Greeter.cs && printf two > Greeter.cs")]
    [InlineData("delete", "rm Greeter.cs")]
    [InlineData("a further file", "printf two > Another.cs")]
    [InlineData("a further file in a folder", "mkdir Parts && sleep 0.1 && printf two > Parts/Another.cs")]
    public async Task Every_way_to_save_is_noticed(string editor, string script)
    {
        using var watch = new SourceWatch(repository.Kata, onlyLook: false);
        var next = watch.NextAsync(CancellationToken.None);

        await Bash(script);

        var noticed = () => next.WaitAsync(Soon);
        await noticed.Should().NotThrowAsync("{0} saves like this: {1}", editor, script);
        watch.IsLooking.Should().BeFalse("the file system has told of it");
    }

    [Theory]
    [InlineData("printf two > Greeter.cs")]
    [InlineData("rm Greeter.cs")]
    public async Task Where_the_file_system_does_not_tell_looking_finds_it(string script)
    {
        using var watch = new SourceWatch(repository.Kata, onlyLook: true);
        var next = watch.NextAsync(CancellationToken.None);

        await Bash(script);

        await next.WaitAsync(Soon);
        watch.IsLooking.Should().BeTrue();
    }

    [Fact]
    public async Task A_file_system_that_does_not_tell_is_found_out_by_the_first_save()
    {
        using var watch = new SourceWatch(repository.Kata, onlyLook: false);
        var folder = Folder;
        Directory.Move(folder, repository.At("away")); // the system goes on watching the old folder
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "Greeter.cs"), "two");

        await watch.NextAsync(CancellationToken.None).WaitAsync(Soon);
        watch.IsLooking.Should().BeTrue("nothing has told of this save");

        var next = watch.NextAsync(CancellationToken.None);
        await File.WriteAllTextAsync(Path.Combine(folder, "Greeter.cs"), "three and more");
        await next.WaitAsync(Soon);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tests_of_the_learners_own_are_no_part_of_the_kata(bool onlyLook)
    {
        using var watch = new SourceWatch(repository.Kata, onlyLook);

        repository.Write("katas/Ch007.Doors/Greeting/Hunt.cs", "mine");

        var next = () => watch.NextAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(2));
        await next.Should().ThrowAsync<TimeoutException>();
    }

    [Fact]
    public async Task Steps_of_one_save_are_taken_as_one()
    {
        using var watch = new SourceWatch(repository.Kata, onlyLook: false);

        // All of this happens before anybody asks.
        for (var step = 0; step < 20; step++)
        {
            await File.WriteAllTextAsync(repository.LearnerFile, $"step {step}");
        }

        await watch.NextAsync(CancellationToken.None).WaitAsync(Soon);
        var another = () => watch.NextAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(2));
        await another.Should().ThrowAsync<TimeoutException>("the twenty writes were one save");
    }

    [Fact]
    public async Task A_save_while_nobody_waits_is_not_lost()
    {
        using var watch = new SourceWatch(repository.Kata, onlyLook: false);

        await File.WriteAllTextAsync(repository.LearnerFile, "two");

        await watch.NextAsync(CancellationToken.None).WaitAsync(Soon);
    }

    [Fact]
    public async Task A_build_file_counts_too()
    {
        using var watch = new SourceWatch(repository.Kata, onlyLook: false);
        var next = watch.NextAsync(CancellationToken.None);

        repository.Write("katas/Directory.Build.props", "<Project />");

        await next.WaitAsync(Soon);
        watch.IsLooking.Should().BeFalse("it is nothing that a learner saves");
    }

    private async Task Bash(string script)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { WorkingDirectory = Folder })!;
        await bash.WaitForExitAsync();
        bash.ExitCode.Should().Be(0);
    }
}
