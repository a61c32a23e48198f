using System.Reflection;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Katas.Testing;

/// <summary>Tests of a class run in the order of its source, so that the first failure is the one to look at first.</summary>
/// <remarks>xunit shuffles methods otherwise, and <c>dotnet test</c> hands over the rows of a theory in any order.</remarks>
public sealed class SourceOrder : ITestCaseOrderer
{
    /// <inheritdoc/>
    public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
        where TTestCase : ITestCase =>
        from testCase in testCases
        let method = ((IReflectionMethodInfo)testCase.TestMethod.Method).MethodInfo
        orderby method.MetadataToken, Row(method, testCase.TestMethodArguments) // the compiler counts tokens up as it reads
        select testCase;

    private static int Row(MethodInfo method, object?[]? arguments) =>
        method.GetCustomAttributes<InlineDataAttribute>().ToList().FindIndex(
            row => arguments is not null && row.GetData(method).Single().SequenceEqual(arguments));
}
