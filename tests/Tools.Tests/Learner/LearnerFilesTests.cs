using Katas.Engine.Learner;
using Katas.Engine.Stubs;
using NSubstitute;

namespace Katas.Tools.Tests.Learner;

public sealed class LearnerFilesTests : IDisposable
{
    private const string Code = "// two hours of work";

    private readonly ScratchRepository scratch = new();
    private readonly TimeProvider noon = Substitute.For<TimeProvider>();

    public LearnerFilesTests()
    {
        noon.GetUtcNow().Returns(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero));
        noon.LocalTimeZone.Returns(TimeZoneInfo.Utc);
    }

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_stub_as_it_is_differs_in_nothing()
    {
        KataStubs.Differences(scratch.Kata).Should().BeEmpty();

        File.WriteAllText(scratch.LearnerFile, ScratchRepository.Stub.ReplaceLineEndings("\r\n"));
        KataStubs.Differences(scratch.Kata).Should().BeEmpty("a Windows checkout is not an edit");
    }

    [Fact]
    public void An_edited_file_is_copied_before_the_stub_comes_back()
    {
        File.WriteAllText(scratch.LearnerFile, Code);

        var backup = PutBack();

        File.ReadAllText(scratch.LearnerFile).Should().Be(ScratchRepository.Stub);
        backup.Should().Be(scratch.At(".kata/backup/greeting/2026-05-04_12-00-00"));
        File.ReadAllText(Path.Combine(backup!, "Greeter.cs")).Should().Be(Code);
    }

    [Fact]
    public void A_file_that_the_learner_added_is_kept_too()
    {
        var added = scratch.Write("katas/Ch007.Doors/Greeting/Words.cs", Code);

        var backup = PutBack();

        File.Exists(added).Should().BeFalse("only the stub is left");
        File.ReadAllText(Path.Combine(backup!, "Words.cs")).Should().Be(Code);
    }

    [Fact]
    public void A_deleted_file_comes_back_and_there_is_nothing_to_keep()
    {
        File.Delete(scratch.LearnerFile);

        var backup = PutBack();

        File.ReadAllText(scratch.LearnerFile).Should().Be(ScratchRepository.Stub);
        backup.Should().BeNull();
    }

    [Fact]
    public void Two_backups_within_a_second_are_two()
    {
        File.WriteAllText(scratch.LearnerFile, Code);
        var first = PutBack();
        File.WriteAllText(scratch.LearnerFile, Code + ", then more");

        var second = PutBack();

        second.Should().NotBe(first);
        File.ReadAllText(Path.Combine(first!, "Greeter.cs")).Should().Be(Code);
        File.ReadAllText(Path.Combine(second!, "Greeter.cs")).Should().Be(Code + ", then more");
    }

    [Fact]
    public void Each_request_for_a_hint_goes_one_level_further_and_no_further_than_the_last()
    {
        int[] levels = [Hint(1), Hint(1), Hint(2), Hint(1), Hint(1)];

        levels.Should().Equal([1, 2, 1, 3, 3], "steps are counted apart");

        int Hint(int step) => new HintLog(scratch.Root).Next(scratch.Kata, step);
    }

    private string? PutBack() => new LearnerFiles(noon).PutStubsBack(scratch.Kata, KataStubs.Differences(scratch.Kata));
}
