using Katas.Engine.Running;

namespace Katas.Tools.Tests.Running;

/// <summary>A test has all around it that xunit has, although the worker does without xunit where it is no more than a method.</summary>
public sealed class RepeatedTestCaseTests : IClassFixture<DoorRun>
{
    private readonly DoorRun door;

    public RepeatedTestCaseTests(DoorRun door)
    {
        this.door = door;
        door.Patch(); // the second run knows of the first which tests are no more than a method
    }

    // What follows the class's name, and what its tests say: nothing if they pass.
    public static TheoryData<string, string[]> Around => new()
    {
        { """{ [Fact] public void Some() => false.Should().BeTrue("it is {0}", "so"); }""", ["Expected boolean to be true because it is so, but found False."] },
        { """{ [Fact] public async Task Some() { await Task.Yield(); throw new InvalidOperationException("late"); } }""", ["System.InvalidOperationException : late"] },
        { """{ [Fact] public void Some() => Later(); private static async void Later() { await Task.Delay(20); throw new InvalidOperationException("later"); } }""", ["System.InvalidOperationException : later"] },
        { """{ [Fact] public async Task Some() { await Task.Yield(); Thread.CurrentThread.IsThreadPoolThread.Should().BeTrue("a thread of its own takes long to start"); } }""", [""] },
        { """{ public Step2_Around() => throw new InvalidOperationException("not made"); [Fact] public void Some() { } }""", ["System.InvalidOperationException : not made"] },
        { """{ private int runs; [Fact] public void One() => (++runs).Should().Be(1); [Fact] public void Another() => (++runs).Should().Be(1); }""", ["", ""] },
        { """{ [Fact] public static void Some() => true.Should().BeTrue(); }""", [""] },
        { """{ [Fact(Skip = "not now")] public void Some() { } }""", ["not now"] },
        { """{ [Fact(Timeout = 20)] public async Task Some() => await Task.Delay(Timeout.Infinite); }""", ["Test execution timed out after 20 milliseconds"] },
        { """ : IDisposable { public void Dispose() => throw new InvalidOperationException("not closed"); [Fact] public void Some() { } }""", ["System.InvalidOperationException : not closed"] },
        { """ : IAsyncLifetime { private int begun; public async Task InitializeAsync() { await Task.Yield(); begun++; } public Task DisposeAsync() => Task.CompletedTask; [Fact] public void Some() => begun.Should().Be(1); }""", [""] },
        { """(object shared) : IClassFixture<object> { [Fact] public void Some() => shared.Should().NotBeNull(); }""", [""] },
        { """{ private sealed class NotTodayAttribute : Xunit.Sdk.BeforeAfterTestAttribute { public override void Before(System.Reflection.MethodInfo test) => throw new InvalidOperationException("not today"); } [Fact, NotToday] public void Some() { } }""", ["System.InvalidOperationException : not today"] },
    };

    [Theory]
    [MemberData(nameof(Around))]
    public async Task Is_as_xunit_has_it(string rest, string[] says)
    {
        door.Copy.Write("tests/Ch007.Doors.Tests/Door/Step2_Around.cs", $"namespace Katas.Doors.Door.Steps;\n\npublic sealed class Step2_Around{rest}\n");
        await door.Save(DoorRun.Code);
        var again = (RunOutcome.Ran)await door.Again();

        var results = again.Results.Where(result => result.ClassName.EndsWith("Step2_Around", StringComparison.Ordinal)).ToList();
        results.Select(result => result.Message).Should().Equal(says);
        results.Select(result => result.Passed).Should().Equal(says.Select(message => message.Length == 0));
        results.Should().NotContain(result => result.StackTrace.Contains("Katas.Worker", StringComparison.Ordinal), "a learner has nothing to do with it");
        door.IsPatched.Should().BeTrue();
    }
}
