using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Katas.Worker;

/// <summary>Finds the tests of an assembly and runs them: one after the other, so that whatever happens is the current test's doing.</summary>
internal static class TestRun
{
    // Katas.Testing.RacingAttribute
    private const string RacingTrait = "Racing";

    /// <summary>All tests of an assembly. Patches leave them as they are.</summary>
    public static FoundTests Find(Assembly assembly)
    {
        using var cases = new FoundCases();
        using var source = new NoSource();
        using var discoverer = new XunitTestFrameworkDiscoverer(Reflector.Wrap(assembly), source, new NullMessageSink());
        discoverer.Find(includeSourceInformation: false, cases, new Options());
        cases.WaitForAll();
        return new FoundTests(cases.All.SelectMany(Rows));
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
    /// <param name="assembly">The tests.</param>
    /// <param name="tests">Those that are in it.</param>
    /// <param name="plan">Which, how often and in which order.</param>
    /// <param name="messages">Told of each.</param>
    /// <param name="isMine">Asked right before each test. Else another worker runs it.</param>
    public static void Run(Assembly assembly, FoundTests tests, RunPlan plan, IMessageBus messages, Predicate<IXunitTestCase> isMine)
    {
        var chosen = tests.All.Where(test => !plan.OnlyRacing || test.Traits.ContainsKey(RacingTrait)).ToList();
        if (plan.FromEnd)
        {
            chosen.Reverse();
        }

        // Without one, xunit starts a thread of its own wherever a test goes on after an await; with this one it takes the pool's.
        SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
        var all = Enumerable.Repeat(chosen, plan.Times).SelectMany(once => once);
        using var runner = new InOrder(new TestAssembly(Reflector.Wrap(assembly)), all, new Options(), messages, plan.Seed, isMine);
        runner.RunAsync().GetAwaiter().GetResult();
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
        private readonly Predicate<IXunitTestCase> isMine;

        public InOrder(ITestAssembly assembly, IEnumerable<IXunitTestCase> cases, Options options, IMessageBus messages, int seed, Predicate<IXunitTestCase> isMine)
            : base(assembly, cases, new NullMessageSink(), new NullMessageSink(), options)
        {
            (this.messages, this.isMine) = (messages, isMine);
            if (seed == 0)
            {
                var given = new AsGiven();
                (TestCollectionOrderer, TestCaseOrderer) = (given, given);
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
            new OneCollection(
                testCollection, testCases, DiagnosticMessageSink, messageBus, TestCaseOrderer, new ExceptionAggregator(Aggregator), cancellationTokenSource, isMine).RunAsync();
    }

    // The next three only hand the question down to where each test is run.
    private sealed class OneCollection(
        ITestCollection collection, IEnumerable<IXunitTestCase> cases, IMessageSink diagnostics, IMessageBus messages, ITestCaseOrderer orderer,
        ExceptionAggregator aggregator, CancellationTokenSource stop, Predicate<IXunitTestCase> isMine)
        : XunitTestCollectionRunner(collection, cases, diagnostics, messages, orderer, aggregator, stop)
    {
        protected override Task<RunSummary> RunTestClassAsync(ITestClass testClass, IReflectionTypeInfo @class, IEnumerable<IXunitTestCase> testCases) =>
            new OneClass(
                testClass, @class, testCases, DiagnosticMessageSink, MessageBus, TestCaseOrderer, new ExceptionAggregator(Aggregator), CancellationTokenSource,
                CollectionFixtureMappings, isMine).RunAsync();
    }

    private sealed class OneClass(
        ITestClass testClass, IReflectionTypeInfo @class, IEnumerable<IXunitTestCase> cases, IMessageSink diagnostics, IMessageBus messages, ITestCaseOrderer orderer,
        ExceptionAggregator aggregator, CancellationTokenSource stop, IDictionary<Type, object> fixtures, Predicate<IXunitTestCase> isMine)
        : XunitTestClassRunner(testClass, @class, cases, diagnostics, messages, orderer, aggregator, stop, fixtures)
    {
        protected override Task<RunSummary> RunTestMethodAsync(
            ITestMethod testMethod, IReflectionMethodInfo method, IEnumerable<IXunitTestCase> testCases, object[] constructorArguments) =>
            new OneMethod(
                testMethod, Class, method, testCases, DiagnosticMessageSink, MessageBus, new ExceptionAggregator(Aggregator), CancellationTokenSource,
                constructorArguments, isMine).RunAsync();
    }

    private sealed class OneMethod(
        ITestMethod testMethod, IReflectionTypeInfo @class, IReflectionMethodInfo method, IEnumerable<IXunitTestCase> cases, IMessageSink diagnostics,
        IMessageBus messages, ExceptionAggregator aggregator, CancellationTokenSource stop, object[] constructorArguments, Predicate<IXunitTestCase> isMine)
        : XunitTestMethodRunner(testMethod, @class, method, cases, diagnostics, messages, aggregator, stop, constructorArguments)
    {
        private static readonly Task<RunSummary> Nothing = Task.FromResult(new RunSummary());

        protected override Task<RunSummary> RunTestCaseAsync(IXunitTestCase testCase) => isMine(testCase) ? base.RunTestCaseAsync(testCase) : Nothing;
    }

    // xunit would mix steps, tests and rows.
    private sealed class AsGiven : ITestCollectionOrderer, ITestCaseOrderer
    {
        public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections;

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
}
