using BenchmarkDotNet.Running;
using Katas.Benchmarks;

if (args is ["loop", .. var katas])
{
    await LoopBenchmark.RunAsync(katas);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
