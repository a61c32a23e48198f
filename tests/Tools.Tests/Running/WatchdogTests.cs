using Katas.Engine.Running;

namespace Katas.Tools.Tests.Running;

public sealed class WatchdogTests
{
    [Theory]
    [InlineData(3900, 3900, 1.0, false)]
    [InlineData(4100, 4100, 1.0, true)] // a loop
    [InlineData(4100, 300, 0.0, true)] // waits for what does not come
    [InlineData(4100, 300, 0.1, false)] // one of ten who want the processor
    [InlineData(4100, 2100, 0.1, true)]
    [InlineData(15_900, 1500, 0.1, false)]
    [InlineData(16_100, 1500, 0.1, true)] // enough is enough
    public void On_a_busy_machine_a_test_has_more_time(int silence, int used, double share, bool hasHadItsTime) =>
        Watchdog.HasHadItsTime(TimeSpan.FromSeconds(4), TimeSpan.FromMilliseconds(silence), TimeSpan.FromMilliseconds(used), share).Should().Be(hasHadItsTime);
}
