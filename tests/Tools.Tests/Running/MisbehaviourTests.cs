using Katas.Engine.Compiling;
using Katas.Engine.Running;
using Katas.Engine.Verdicts;

namespace Katas.Tools.Tests.Running;

/// <summary>Code that does worse than fail a test. Each case is caused for real, and after each the next save works.</summary>
[Trait("Category", "Linux")]
public sealed class MisbehaviourTests(DoorRun door) : IClassFixture<DoorRun>
{
    private const string OpenTest = "A door opens";
    private const string AsyncTest = "A door opens in time";

    [Fact]
    public async Task An_endless_loop_is_shown_with_its_line()
    {
        var failure = await Expect(
            Misbehaviour.Loops, OpenTest, "After 4 s it was still running",
            Door("Turn(); return true;", more: "static void Turn() { var i = 0; while (i >= 0) { i = (i + 1) % 7; /* here */ } }"));

        failure.Result.Output.Should().BeEmpty("what looks for the line may print, and that is not the learner's");
    }

    [Fact]
    public async Task A_deadlock_is_shown_with_the_line_that_waits() => await Expect(
        Misbehaviour.Blocks, OpenTest, "After 4 s it was still waiting",
        Door(
            """
            var (one, two) = (new object(), new object());
            using var both = new Barrier(2);
            var other = new Thread(() => { lock (two) { both.SignalAndWait(); lock (one) { } } }) { IsBackground = true };
            other.Start();
            lock (one)
            {
                both.SignalAndWait();
                lock (two) // here
                {
                    return true;
                }
            }
            """));

    [Fact]
    public async Task Blocking_on_a_task_that_never_ends_shows_the_line() => await Expect(
        Misbehaviour.Blocks, OpenTest, "still waiting", Door("new TaskCompletionSource().Task.Wait(); /* here */ return true;"));

    [Fact]
    public async Task An_await_that_nobody_completes_is_shown_with_its_line() => await Expect(
        Misbehaviour.NeverCompletes, AsyncTest, "asleep in an await",
        Door("return true;", openAsync: "await Task.Yield();\nawait new TaskCompletionSource().Task; // here\nreturn true;"));

    [Fact]
    public async Task A_stack_overflow_is_shown_with_its_method() => await Expect(
        Misbehaviour.StackOverflow, OpenTest, "The stack overflowed", Door("return Deep(0) > 0;", more: "static int Deep(int n) => Deep(n + 1) + 1; // here"));

    [Fact]
    public async Task Too_much_memory_is_shown_with_the_line_that_asked_for_it() => await Expect(
        Misbehaviour.OutOfMemory, OpenTest, "OutOfMemoryException",
        Door("var all = new List<byte[]>();\nwhile (true) { all.Add(new byte[1 << 20]); /* here */ }"));

    [Fact]
    public async Task Ending_the_process_is_shown_with_the_line_and_the_exit_code() => await Expect(
        Misbehaviour.Exits, OpenTest, "with exit code 3", Door("Environment.Exit(3); /* here */ return true;"));

    [Fact]
    public async Task Killing_the_process_is_shown_with_the_test() => await Expect(
        Misbehaviour.Dies, OpenTest, "The process in which it ran died", Door("System.Diagnostics.Process.GetCurrentProcess().Kill(); while (true) { }"), hasLine: false);

    [Fact]
    public async Task An_exception_on_another_thread_is_shown_with_the_test_that_started_it() => await Expect(
        Misbehaviour.CrashesOnThread, OpenTest, "System.InvalidOperationException: boom",
        Door("var thread = new Thread(() => throw new InvalidOperationException(\"boom\")); /* here */\nthread.Start(); thread.Join(); return true;"));

    [Fact]
    public async Task A_task_that_fails_unseen_is_shown_with_the_test_that_started_it() => await Expect(
        Misbehaviour.LosesException, OpenTest, "System.InvalidOperationException: boom",
        Door(
            """
            using var done = new ManualResetEventSlim();
            Lose(done);
            done.Wait();
            return true;
            """,
            more:
            """
            static void Lose(ManualResetEventSlim done) => _ = Task.Run(() =>
            {
                try
                {
                    throw new InvalidOperationException("boom"); // here
                }
                finally
                {
                    done.Set();
                }
            });
            """));

    [Fact]
    public async Task A_thread_left_running_is_shown_with_its_line() => await Expect(
        Misbehaviour.LeavesThread, OpenTest, "runs on after it",
        Door("new Thread(() => { while (true) { Thread.Sleep(1); /* here */ } }) { IsBackground = true }.Start(); return true;"));

    // As what awaits several threads does, which goes on on the last of them.
    [Fact]
    public async Task A_thread_that_comes_into_its_flow_and_leaves_it_is_not_left_running()
    {
        for (var round = 0; round < 3; round++)
        {
            var outcome = await door.Save(Door(
                """
                var flow = ExecutionContext.Capture()!;
                var end = Environment.TickCount64 + 900;
                void ComeAndGo()
                {
                    while (Environment.TickCount64 < end)
                    {
                        ExecutionContext.Run(flow, _ => Thread.SpinWait(30), null);
                        Thread.SpinWait(10);
                    }
                }

                new Thread(ComeAndGo) { IsBackground = true }.UnsafeStart();
                new Thread(ComeAndGo) { IsBackground = true }.UnsafeStart();
                return true;
                """));

            DoorRun.Passed(outcome).Should().Equal(true, true);
        }
    }

    [Fact]
    public async Task A_failed_Debug_Assert_fails_its_test()
    {
        var failure = await door.FailureOf(Door("System.Diagnostics.Debug.Assert(1 > 2, \"one is small\"); return true;"));

        failure.Result.Message.Should().Contain("Debug.Assert: one is small");
        failure.InYourCode!.Member.Should().Be("Door.Open");
        await door.MustBeAsNew();
    }

    [Fact]
    public async Task What_is_printed_is_shown_with_the_test_that_printed_it()
    {
        var failure = await door.FailureOf(Door("Console.Write(\"kn\"); Console.Error.WriteLine(\"ock\"); Console.WriteLine(7); return false;"));

        failure.Sentence.Should().Be(OpenTest);
        failure.Result.Output.Should().Be("knock\n7\n");
        await door.MustBeAsNew();
    }

    [Fact]
    public async Task What_a_crash_leaves_printed_is_shown_too()
    {
        var failure = await door.FailureOf(Door("Console.WriteLine(\"knock\"); return Deep(0) > 0;", more: "static int Deep(int n) => Deep(n + 1) + 1;"));

        failure.Result.Misbehaviour.Should().Be(Misbehaviour.StackOverflow);
        failure.Result.Output.Should().Be("knock\n");
        await door.MustBeAsNew();
    }

    [Theory]
    [InlineData(64 * 1024 - 1, false)]
    [InlineData(64 * 1024, false)]
    [InlineData(64 * 1024 + 1, true)]
    public async Task More_than_64_KB_of_output_is_cut_with_a_note(int length, bool isCut)
    {
        var failure = await door.FailureOf(Door($"Console.Write(new string('x', {length})); return false;"));

        failure.Result.Output.Count(c => c == 'x').Should().Be(Math.Min(length, 64 * 1024));
        failure.Result.Output.Contains("(cut here: a test may print 64 KB)", StringComparison.Ordinal).Should().Be(isCut);
        await door.MustBeAsNew();
    }

    [Fact]
    public async Task Endless_output_is_cut_and_its_loop_is_shown()
    {
        var failure = await Expect(
            Misbehaviour.Loops, OpenTest, "still running", Door("while (true) { Console.WriteLine(\"round and round\"); /* here */ }"));

        failure.Result.Output.Length.Should().BeInRange(64 * 1024, 65 * 1024);
    }

    [Fact]
    public async Task What_only_the_runtime_implements_is_no_misbehaviour()
    {
        const string Declared = "delegate bool Key(int turns);\n[System.Runtime.InteropServices.DllImport(\"nowhere\")] static extern int Turn();";

        var outcome = await door.Save(Door("Key key = turns => turns > 0; return key(1);", more: Declared));

        outcome.Should().BeOfType<RunOutcome.Ran>().Which.Results.Should().OnlyContain(result => result.Passed);
    }

    [Fact]
    public async Task Steps_before_are_known_whatever_comes_after()
    {
        var outcome = (RunOutcome.Ran)await door.Save(Door("return true;", openAsync: "Environment.Exit(1);\nreturn await Task.FromResult(true);"));

        outcome.Results.Select(result => (result.Passed, result.Misbehaviour)).Should().Equal((true, Misbehaviour.None), (false, Misbehaviour.Exits));
        await door.MustBeAsNew();
    }

    [Fact]
    public async Task A_file_that_is_gone_is_named()
    {
        File.Delete(door.Copy.DoorFile);
        (await door.Again()).Should().Be(new RunOutcome.NoText(door.Copy.DoorFile, FileTrouble.Gone));
        await door.MustBeAsNew();
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named()
    {
        // What root may not read either: a folder of that name.
        File.Delete(door.Copy.DoorFile);
        Directory.CreateDirectory(door.Copy.DoorFile);

        (await door.Again()).Should().Be(new RunOutcome.NoText(door.Copy.DoorFile, FileTrouble.Unreadable));

        Directory.Delete(door.Copy.DoorFile);
        await door.MustBeAsNew();
    }

    [Fact]
    public async Task A_file_that_is_half_saved_is_named()
    {
        (await door.Save("")).Should().Be(new RunOutcome.NoText(door.Copy.DoorFile, FileTrouble.Empty));

        var half = (await door.Save(WorkingCopy.GoodDoor[..(WorkingCopy.GoodDoor.Length / 2)])).Should().BeOfType<RunOutcome.DoesNotCompile>().Subject;
        half.Errors.Should().Contain(error => error.File == door.Copy.DoorFile && error.IsAtTheEnd);

        await door.MustBeAsNew();
    }

    private static string Door(string open, string openAsync = "return await Task.FromResult(true);", string more = "") =>
        $$"""
        namespace Katas.Doors.Door;

        public static class Door
        {
            public static bool Open()
            {
                {{open}}
            }

            public static async Task<bool> OpenAsync()
            {
                {{openAsync}}
            }

            {{more}}
        }

        """;

    private async Task<Failure> Expect(Misbehaviour misbehaviour, string test, string message, string code, bool hasLine = true)
    {
        var failure = await door.FailureOf(code);
        var here = Array.FindIndex(code.Split('\n'), line => line.Contains(" here", StringComparison.Ordinal)) + 1;

        failure.Result.Misbehaviour.Should().Be(misbehaviour, "{0}", failure.Result.Message);
        failure.Sentence.Should().Be(test);
        failure.Result.Message.Should().Contain(message);
        failure.InYourCode?.Line.Should().Be(here, "this is the line:\n{0}", failure.Result.StackTrace);
        (failure.InYourCode is not null).Should().Be(hasLine, "{0}", failure.Result.StackTrace);
        await door.MustBeAsNew();
        return failure;
    }
}
