namespace Katas.Worker;

/// <summary>What the command says to a worker: a byte of this kind, then the fields.</summary>
public enum Order
{
    /// <summary>Never sent.</summary>
    None,

    /// <summary>The file of the <see cref="ClaimedTests"/>, or the empty text; the assemblies that tests need: count, paths. Comes once, first.</summary>
    Prepare,

    /// <summary>Run tests of the last of some assemblies: <see cref="RunPlan"/>, whether they stay for <see cref="RunPatched"/>,
    /// count, then for each its bytes and those of its portable PDB, after their count.</summary>
    Run,

    /// <summary>Run tests once more, with patches of the first assembly: plan and boolean as for <see cref="Run"/>, count, then for each
    /// the bytes of its metadata and of its IL, after their count.</summary>
    RunPatched,

    /// <summary>Nobody waits for this run any more: begin no further test.</summary>
    Abandon,

    /// <summary>Measure the workload of a kata on two sides, the learner's and the reference's: each side as the assemblies of a <see cref="Run"/>.</summary>
    Measure,
}

/// <summary>What a worker says: a byte of this kind, then the fields.</summary>
public enum Report
{
    /// <summary>Never sent.</summary>
    None,

    /// <summary>Prepared, and waiting for a run.</summary>
    Ready,

    /// <summary>A test begins: <see cref="TestName"/>.</summary>
    Began,

    /// <summary>A test wrote to the console: <see cref="TestName"/>, text.</summary>
    Printed,

    /// <summary>A test ended: <see cref="TestEnd"/>.</summary>
    Ended,

    /// <summary>The patches of <see cref="Order.RunPatched"/> cannot be: no test runs.</summary>
    Refused,

    /// <summary>All tests have ended.</summary>
    Done,

    /// <summary>Something beside the tests' own results: <see cref="Remark"/>. Comes between <see cref="Done"/> and
    /// <see cref="Rested"/>, or as the last thing before the process dies.</summary>
    Remarked,

    /// <summary>Nothing more comes of this run; the worker waits for the next one.</summary>
    Rested,

    /// <summary>Both sides have done the same piece of a workload once more: <see cref="Measured"/>.</summary>
    Measured,
}

/// <summary>Which tests run, how often and in which order.</summary>
/// <param name="FirstLook">Few samples will do where a test has many.</param>
/// <param name="Seed">Shuffles steps and tests; 0 is the learning order.</param>
/// <param name="OnlyRacing">Only tests that are marked as <c>[Racing]</c>.</param>
/// <param name="Times">How often each test runs.</param>
/// <param name="IsAwaited">Somebody waits: samples are fewer still, and streams are cut at few places. What fails may then speak of another cut than in all other runs.</param>
/// <param name="IsPractice">Nobody looks at the results, and what the tests leave behind has been seen before.</param>
public sealed record RunPlan(bool FirstLook, int Seed = 0, bool OnlyRacing = false, int Times = 1, bool IsAwaited = false, bool IsPractice = false)
{
    /// <summary>Two workers share the tests, one from the first on and one from the last: the number of this run. Zero if one runs all.</summary>
    public int Shared { get; init; }

    /// <summary>This worker is the one that begins with the last test.</summary>
    public bool FromEnd { get; init; }

    /// <summary>Writes the fields.</summary>
    public void WriteTo(BinaryWriter writer)
    {
        writer.Write(FirstLook);
        writer.Write(Seed);
        writer.Write(OnlyRacing);
        writer.Write(Times);
        writer.Write(IsAwaited);
        writer.Write(IsPractice);
        writer.Write(Shared);
        writer.Write(FromEnd);
    }

    /// <summary>Reads what <see cref="WriteTo"/> wrote.</summary>
    public static RunPlan ReadFrom(BinaryReader reader) => new(
        reader.ReadBoolean(), reader.ReadInt32(), reader.ReadBoolean(), reader.ReadInt32(), reader.ReadBoolean(), reader.ReadBoolean())
    {
        Shared = reader.ReadInt32(),
        FromEnd = reader.ReadBoolean(),
    };
}

/// <summary>Which test.</summary>
/// <param name="ClassName">The full name of its class.</param>
/// <param name="DisplayName">Its full name, with the arguments of a theory in parentheses.</param>
public sealed record TestName(string ClassName, string DisplayName)
{
    /// <summary>Writes the fields.</summary>
    public void WriteTo(BinaryWriter writer)
    {
        writer.Write(ClassName);
        writer.Write(DisplayName);
    }

    /// <summary>Reads what <see cref="WriteTo"/> wrote.</summary>
    public static TestName ReadFrom(BinaryReader reader) => new(reader.ReadString(), reader.ReadString());
}

/// <summary>How a test ended.</summary>
/// <param name="Test">Which.</param>
/// <param name="Position">Its place in the learning order; all rows of a theory may have the same.</param>
/// <param name="Passed">A test that was skipped has not.</param>
/// <param name="Message">Why it failed, or the empty text.</param>
/// <param name="StackTrace">Where it failed, or the empty text.</param>
/// <param name="Output">What it wrote to xunit's own output helper.</param>
/// <param name="Time">How long it took.</param>
/// <param name="ProcessorTime">How long the process used a processor meanwhile, all threads together; zero in a first look.</param>
public sealed record TestEnd(TestName Test, int Position, bool Passed, string Message, string StackTrace, string Output, TimeSpan Time, TimeSpan ProcessorTime)
{
    /// <summary>Writes the fields.</summary>
    public void WriteTo(BinaryWriter writer)
    {
        Test.WriteTo(writer);
        writer.Write(Position);
        writer.Write(Passed);
        writer.Write(Message);
        writer.Write(StackTrace);
        writer.Write(Output);
        writer.Write(Time.Ticks);
        writer.Write(ProcessorTime.Ticks);
    }

    /// <summary>Reads what <see cref="WriteTo"/> wrote.</summary>
    public static TestEnd ReadFrom(BinaryReader reader) =>
        new(
            TestName.ReadFrom(reader), reader.ReadInt32(), reader.ReadBoolean(), reader.ReadString(), reader.ReadString(), reader.ReadString(),
            new(reader.ReadInt64()), new(reader.ReadInt64()));
}

/// <summary>What a worker notices beside the tests' own results.</summary>
public enum RemarkKind
{
    /// <summary>Never sent.</summary>
    None,

    /// <summary>The code under test ends the process; the text is the exit code.</summary>
    Exit,

    /// <summary>An exception that nobody caught, on another thread than the test's; it ends the process.</summary>
    Uncaught,

    /// <summary>A task failed, and nobody ever asked it how it went.</summary>
    Unobserved,

    /// <summary>A thread that a test started goes on after all tests; the text is its managed id.</summary>
    ThreadLeft,
}

/// <summary>Something beside the tests' own results.</summary>
/// <param name="Kind">What.</param>
/// <param name="Test">The test from which it came, or null if that is not known.</param>
/// <param name="Text">See <see cref="RemarkKind"/>; for exceptions, what they say.</param>
/// <param name="StackTrace">Where, or the empty text.</param>
public sealed record Remark(RemarkKind Kind, TestName? Test, string Text, string StackTrace)
{
    /// <summary>Writes the fields.</summary>
    public void WriteTo(BinaryWriter writer)
    {
        writer.Write((byte)Kind);
        writer.Write(Test is not null);
        Test?.WriteTo(writer);
        writer.Write(Text);
        writer.Write(StackTrace);
    }

    /// <summary>Reads what <see cref="WriteTo"/> wrote.</summary>
    public static Remark ReadFrom(BinaryReader reader) =>
        new((RemarkKind)reader.ReadByte(), reader.ReadBoolean() ? TestName.ReadFrom(reader) : null, reader.ReadString(), reader.ReadString());
}

/// <summary>What the same number of calls cost on one side, and right before or after it on the other.</summary>
/// <param name="Yours">The learner's code.</param>
/// <param name="Reference">The reference.</param>
public sealed record Measured(Cost Yours, Cost Reference)
{
    /// <summary>Writes the fields.</summary>
    public void WriteTo(BinaryWriter writer)
    {
        Yours.WriteTo(writer);
        Reference.WriteTo(writer);
    }

    /// <summary>Reads what <see cref="WriteTo"/> wrote.</summary>
    public static Measured ReadFrom(BinaryReader reader) => new(Cost.ReadFrom(reader), Cost.ReadFrom(reader));
}

/// <summary>What one call cost, as the mean of some that were made in a row.</summary>
/// <param name="Nanoseconds">Its time.</param>
/// <param name="Bytes">What it allocated on its own thread.</param>
public readonly record struct Cost(double Nanoseconds, double Bytes)
{
    /// <summary>Writes the fields.</summary>
    public void WriteTo(BinaryWriter writer)
    {
        writer.Write(Nanoseconds);
        writer.Write(Bytes);
    }

    /// <summary>Reads what <see cref="WriteTo"/> wrote.</summary>
    public static Cost ReadFrom(BinaryReader reader) => new(reader.ReadDouble(), reader.ReadDouble());
}
