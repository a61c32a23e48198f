namespace Katas.Http.H2Streams;

/// <summary>What options may be.</summary>
internal static class OptionRules
{
    public static void Check(Endpoint self, ConnectionOptions options)
    {
        Require(options.InitialWindowSize >= 0, nameof(options.InitialWindowSize));
        Require(options.ConnectionWindowSize >= ConnectionOptions.DefaultWindowSize, nameof(options.ConnectionWindowSize));
        Require(options.MaxConcurrentStreams >= 0, nameof(options.MaxConcurrentStreams));
        Require(options.MaxReservedStreams >= 0, nameof(options.MaxReservedStreams));
        Require(options.MaxLateStreams >= 0, nameof(options.MaxLateStreams));
        Require(options is { ResetBurst: >= 0, ResetsPerSecond: >= 0 }, nameof(options.ResetBurst));
        Require(options is { ControlBurst: >= 0, ControlsPerSecond: >= 0 }, nameof(options.ControlBurst));
        Require(
            options.FirstStreamId is not { } first || (first > 0 && (first % 2 == 1) == (self == Endpoint.Client)), nameof(options.FirstStreamId));

        void Require(bool holds, string name)
        {
            if (!holds)
            {
                throw new ArgumentOutOfRangeException(nameof(options), $"{name} is out of its range");
            }
        }
    }
}
