using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Katas.Worker;

/// <summary>Finds the tests of an assembly and runs them: one after the other, so that whatever happens is the current test's doing.</summary>
internal static partial class TestRun
{
    public static void Run(Assembly assembly, IMessageBus messages)
    {
        var options = new Options();
        using var cases = new FoundCases();
        using var source = new NoSource();
        var nowhere = new NullMessageSink();
        using var discoverer = new XunitTestFrameworkDiscoverer(Reflector.Wrap(assembly), source, nowhere);
        discoverer.Find(includeSourceInformation: false, cases, options);
        cases.WaitForAll();
        using var runner = new InLearningOrder(new TestAssembly(Reflector.Wrap(assembly)), cases.All, nowhere, options, messages);
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

    private sealed class InLearningOrder : XunitTestAssemblyRunner
    {
        private readonly IMessageBus messages;

        public InLearningOrder(
            ITestAssembly assembly, IEnumerable<IXunitTestCase> cases, IMessageSink nowhere, Options options, IMessageBus messages)
            : base(assembly, cases, nowhere, nowhere, options)
        {
            this.messages = messages;
            TestCollectionOrderer = new ByStep();
        }

        // Not xunit's own bus: that one reports from another thread, and so after a test that ends this process.
        protected override IMessageBus CreateMessageBus() => messages;
    }

    // A class is a collection, and is called after its class: Test collection for Katas.LinuxPermissions.Chmod.Steps.Step1_OctalModes
    private sealed partial class ByStep : Xunit.ITestCollectionOrderer
    {
        public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
            testCollections.OrderBy(collection => Step(collection.DisplayName));

        private static int Step(string name) =>
            StepNumber().Match(name) is { Success: true } match ? int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) : int.MaxValue;

        [GeneratedRegex(@"\.Step(?<number>\d{1,3})_")]
        private static partial Regex StepNumber();
    }
}
