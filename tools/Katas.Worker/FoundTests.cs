using System.Globalization;
using System.Text.RegularExpressions;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Katas.Worker;

/// <summary>The tests of an assembly in learning order, which is the same in each process that loads it.</summary>
internal sealed partial class FoundTests
{
    private readonly Dictionary<ITestCase, int> positions;

    /// <summary>Puts tests in order: by step, and within a step as they stand in the source.</summary>
    /// <param name="all">As they were found. What makes several of one method makes them in order.</param>
    public FoundTests(IEnumerable<IXunitTestCase> all)
    {
        All = [.. all.OrderBy(test => Step(test.TestMethod.TestClass.Class.Name))
            .ThenBy(test => test.TestMethod.TestClass.Class.ToRuntimeType().MetadataToken)
            .ThenBy(test => test.TestMethod.Method.ToRuntimeMethod().MetadataToken)];
        positions = All.Index().ToDictionary(ITestCase (test) => test.Item, test => test.Index);
    }

    public IReadOnlyList<IXunitTestCase> All { get; }

    public int Position(ITestCase test) => positions[test];

    // Katas.LinuxPermissions.Chmod.Steps.Step1_OctalModes
    private static int Step(string className) =>
        StepNumber().Match(className) is { Success: true } match ? int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) : int.MaxValue;

    [GeneratedRegex(@"\.Step(?<number>\d{1,3})_")]
    private static partial Regex StepNumber();
}
