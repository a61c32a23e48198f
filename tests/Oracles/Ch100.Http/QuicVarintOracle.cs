using System.Reflection;
using Katas.Http.QuicVarint;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Xunit.Abstractions;

namespace Katas.Oracles.Http;

/// <summary>The integers of HTTP/3 as HttpClient and Kestrel read and write them: each has an internal class for it.</summary>
public sealed class QuicVarintOracle(ITestOutputHelper output)
{
    private const int Cases = 20_000;

    private delegate bool TryReadInteger(ReadOnlySpan<byte> buffer, out long value, out int bytesRead);

    private delegate bool TryWriteInteger(Span<byte> buffer, long value, out int bytesWritten);

    [OracleFact]
    public void HttpClient_reads_and_writes_integers_alike() => Ask(typeof(HttpClient).Assembly);

    [OracleFact]
    public void Kestrel_reads_and_writes_integers_alike() => Ask(typeof(KestrelServer).Assembly);

    private void Ask(Assembly assembly)
    {
        var random = Seed.Printed(output, $"{Cases:N0} integers written, {Cases:N0} read");
        var helper = assembly.GetType("System.Net.Http.VariableLengthIntegerHelper", throwOnError: true)!;
        var tryRead = Bind<TryReadInteger>(helper, "TryRead");
        var tryWrite = Bind<TryWriteInteger>(helper, "TryWrite");
        var lengthOf = Bind<Func<long, int>>(helper, "GetByteCount");
        var (ours, theirs) = (new byte[8], new byte[8]);
        for (var i = 0; i < Cases; i++)
        {
            var value = random.NextInt64(VariableLengthInteger.MaxValue + 1) >> random.Next(63);
            var length = VariableLengthInteger.Write(value, ours);
            tryWrite(theirs, value, out var written).Should().BeTrue();
            (written, lengthOf(value)).Should().Be((length, length), "{0} has one shortest form", value);
            theirs.AsSpan(..written).SequenceEqual(ours.AsSpan(..length)).Should().BeTrue("{0} is written alike", value);

            random.NextBytes(ours);
            ReadOnlySpan<byte> some = ours.AsSpan(..random.Next(9));
            var input = some;
            var found = VariableLengthInteger.TryRead(ref input, out value);
            var theirsFound = tryRead(some, out var their, out var bytesRead);
            (found, value, some.Length - input.Length).Should().Be((theirsFound, theirsFound ? their : 0, bytesRead));
        }
    }

    private static TMethod Bind<TMethod>(Type helper, string name)
        where TMethod : Delegate
    {
        var parameters = typeof(TMethod).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        var methods = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        return helper.GetMethod(name, methods, parameters)!.CreateDelegate<TMethod>();
    }
}
