using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Katas.Worker;

/// <summary>Finds the tests of an assembly and runs them: one after the other, so that whatever happens is the current test's doing.</summary>
internal static partial class TestRun
{
    // Katas.Testing.RacingAttribute
    private const string RacingTrait = "Racing";

    /// <summary>All tests of an assembly. Patches leave them as they are.</summary>
    public static IReadOnlyList<IXunitTestCase> Find(Assembly assembly)
    {
        using var cases = new FoundCases();
        using var source = new NoSource();
        using var discoverer = new XunitTestFrameworkDiscoverer(Reflector.Wrap(assembly), source, new NullMessageSink());
        discoverer.Find(includeSourceInformation: false, cases, new Options());
        cases.WaitForAll();
        return [.. cases.All.SelectMany(Rows)];
    }

    // A theory reads its rows anew each time that it runs, for they may come from the learner's code. Those that nobody can change are read once.
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "It holds nothing, and runs later.")]
    private static IEnumerable<IXunitTestCase> Rows(IXunitTestCase test)
    {
        if (test is not XunitTheoryTestCase)
        {
            return [test.GetType() == typeof(XunitTestCase) ? new RepeatedTestCase(test.TestMethod, arguments: null) : test];
        }

        var method = test.Method.ToRuntimeMethod();
        var data = test.Method.GetCustomAttributes(typeof(DataAttribute)).Select(data => (data as IReflectionAttributeInfo)?.Attribute as DataAttribute).ToList();
        var rows = data.TrueForAll(one => IsFixed(one, method)) ? Read(data, method) : null;
        if (rows is null || rows.Exists(row => !row.All(IsFixed)))
        {
            return [test];
        }

        if (rows.Count == 0)
        {
            return [new ExecutionErrorTestCase(
                new NullMessageSink(), TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, test.TestMethod, $"No data found for {test.DisplayName}")];
        }

        Type[] types = [.. method.GetParameters().Select(parameter => parameter.ParameterType)];
        return rows.Select(row => new RepeatedTestCase(test.TestMethod, Reflector.ConvertArguments(method.ResolveMethodArguments(row), types)));
    }

    private static List<object?[]>? Read(IEnumerable<DataAttribute?> data, MethodInfo test)
    {
        try
        {
            return [.. data.SelectMany(one => one!.GetData(test))];
        }
        catch (Exception trouble) when (trouble is TargetInvocationException or ArgumentException)
        {
            return null; // the theory says why
        }
    }

    // Rows that stand in attributes, or in a property of the tests that needs nothing but libraries.
    private static bool IsFixed(DataAttribute? data, MethodInfo test) => data switch
    {
        { Skip: not null } => false,
        InlineDataAttribute => true,
        MemberDataAttribute { Parameters: null or [] } member =>
            (member.MemberType ?? test.DeclaringType!).GetProperty(member.MemberName)?.GetMethod is { } rows
            && !StaticState.Mentions(rows).Any(mentioned => AssemblyLoadContext.GetLoadContext(mentioned.Module.Assembly) is RunContext),
        _ => false,
    };

    // What no run can change.
    private static bool IsFixed(object? value) => value is null or string or Type || value.GetType() is { IsPrimitive: true } or { IsEnum: true };

    /// <summary>Runs those that the plan names.</summary>
    public static void Run(Assembly assembly, IReadOnlyList<IXunitTestCase> cases, RunPlan plan, IMessageBus messages)
    {
        var chosen = cases.Where(test => (!plan.OnlyRacing || test.Traits.ContainsKey(RacingTrait))
            && plan.Elsewhere.Contains($"{test.TestMethod.TestClass.Class.Name}.{test.TestMethod.Method.Name}") == plan.OnlyThose).ToList();
        var all = Enumerable.Repeat(chosen, plan.Times).SelectMany(once => once);
        using var runner = new InOrder(new TestAssembly(Reflector.Wrap(assembly)), all, new NullMessageSink(), new Options(), messages, plan.Seed);
        runner.RunAsync().GetAwaiter().GetResult();
    }

    // Attributes that do something before and after a test, xunit looks for each time. Where there are none, none will come.
    private sealed class RepeatedTestCase(ITestMethod method, object?[]? arguments)
        : XunitTestCase(new NullMessageSink(), TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, method, arguments)
    {
        private List<BeforeAfterTestAttribute>? around;

        public override Task<RunSummary> RunAsync(
            IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource) =>
            new Runner(this, constructorArguments, messageBus, aggregator, cancellationTokenSource).RunAsync();

        private sealed class Runner(
            RepeatedTestCase test, object[] constructorArguments, IMessageBus messages, ExceptionAggregator aggregator, CancellationTokenSource stop)
            : XunitTestCaseRunner(test, test.DisplayName, test.SkipReason, constructorArguments, test.TestMethodArguments, messages, aggregator, stop)
        {
            protected override List<BeforeAfterTestAttribute> GetBeforeAfterTestAttributes() =>
                test.around is [] ? test.around : test.around = base.GetBeforeAfterTestAttributes();
        }
    }

    private sealed class FoundCases : IMessageSink, IDisposable
    {
        private readonly ManualResetEventSlim complete = new();

        public List<IXunitTestCase> All { get; } = [];

        public bool OnMessage(IMessageSinkMessage message)
        {
            switch (message)
            {
                case ITestCaseDiscoveryMessage { TestCase: IXunitTestCase testCase }:
                    All.Add(testCase);
                    break;
                case IDiscoveryCompleteMessage:
                    complete.Set();
                    break;
            }

            return true;
        }

        public void WaitForAll() => complete.Wait();

        public void Dispose() => complete.Dispose();
    }

    private sealed class NoSource : ISourceInformationProvider
    {
        public ISourceInformation GetSourceInformation(ITestCase testCase) => new SourceInformation();

        public void Dispose()
        {
        }
    }

    // xunit gives names to what it reads; what is not here has the default that dotnet test uses, too.
    private sealed class Options : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
    {
        private readonly Dictionary<string, object?> values = new()
        {
            ["xunit.execution.DisableParallelization"] = true,
            ["xunit.discovery.PreEnumerateTheories"] = false,
        };

        public TValue? GetValue<TValue>(string name) => values.TryGetValue(name, out var value) ? (TValue?)value : default;

        public void SetValue<TValue>(string name, TValue value) => values[name] = value;
    }

    // Not xunit's own for assemblies, which reads each time what attributes say of parallel runs: there are none here.
    private sealed class InOrder : TestAssemblyRunner<IXunitTestCase>
    {
        private readonly IMessageBus messages;

        public InOrder(ITestAssembly assembly, IEnumerable<IXunitTestCase> cases, IMessageSink nowhere, Options options, IMessageBus messages, int seed)
            : base(assembly, cases, nowhere, nowhere, options)
        {
            this.messages = messages;
            if (seed == 0)
            {
                (TestCollectionOrderer, TestCaseOrderer) = (new ByStep(), new AsFound());
            }
            else
            {
                var shuffled = new Shuffled(seed);
                (TestCollectionOrderer, TestCaseOrderer) = (shuffled, shuffled);
            }
        }

        // Not xunit's own bus: that one reports from another thread, and so after a test that ends this process.
        protected override IMessageBus CreateMessageBus() => messages;

        protected override string GetTestFrameworkDisplayName() => "";

        protected override Task<RunSummary> RunTestCollectionAsync(
            IMessageBus messageBus, ITestCollection testCollection, IEnumerable<IXunitTestCase> testCases, CancellationTokenSource cancellationTokenSource) =>
            new XunitTestCollectionRunner(
                testCollection, testCases, DiagnosticMessageSink, messageBus, TestCaseOrderer, new ExceptionAggregator(Aggregator), cancellationTokenSource).RunAsync();
    }

    // xunit would mix a theory's rows.
    private sealed class AsFound : ITestCaseOrderer
    {
        public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
            where TTestCase : ITestCase => testCases;
    }

    // The same order for the same seed: xunit hands classes and tests over in no certain order.
    private sealed class Shuffled(int seed) : ITestCollectionOrderer, ITestCaseOrderer
    {
        public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
            Shuffle(testCollections, collection => collection.DisplayName);

        public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
            where TTestCase : ITestCase => Shuffle(testCases, test => test.DisplayName);

        private T[] Shuffle<T>(IEnumerable<T> some, Func<T, string> name)
        {
            var all = some.OrderBy(name, StringComparer.Ordinal).ToArray();
#pragma warning disable CA5394 // an order, no secret
            new Random(seed).Shuffle(all);
#pragma warning restore CA5394
            return all;
        }
    }

    // A class is a collection, and is called after its class: Test collection for Katas.LinuxPermissions.Chmod.Steps.Step1_OctalModes
    private sealed partial class ByStep : ITestCollectionOrderer
    {
        public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
            testCollections.OrderBy(collection => Step(collection.DisplayName));

        private static int Step(string name) =>
            StepNumber().Match(name) is { Success: true } match ? int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) : int.MaxValue;

        [GeneratedRegex(@"\.Step(?<number>\d{1,3})_")]
        private static partial Regex StepNumber();
    }
}
