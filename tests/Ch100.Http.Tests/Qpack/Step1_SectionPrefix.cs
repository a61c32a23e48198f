namespace Katas.Http.Qpack.Steps;

public sealed class Step1_SectionPrefix
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(31, 0)]
    [InlineData(32, 1)]
    [InlineData(100, 3)] // the example of §4.5.1.1
    [InlineData(4096, 128)]
    [Rule("R1")]
    public void A_table_has_as_many_entries_as_32_goes_into_it(int maxTableCapacity, int entries) =>
        SectionPrefix.MaxEntries(maxTableCapacity).Should().Be(entries);

    [Theory]
    [InlineData(0, 3, 0)] // only this one is 0
    [InlineData(1, 3, 2)]
    [InlineData(5, 3, 6)]
    [InlineData(6, 3, 1)] // once round
    [InlineData(9, 3, 4)] // the example of §4.5.1.1
    [InlineData(12, 3, 1)]
    [InlineData(1, 1, 2)]
    [InlineData(2, 1, 1)]
    [InlineData(1L << 40, 128, 1)]
    [Rule("R1")]
    public void A_count_is_sent_modulo_twice_the_entries(long required, int maxEntries, long encoded) =>
        SectionPrefix.EncodeInsertCount(required, maxEntries).Should().Be(encoded);

    [Theory]
    [InlineData(4, 10, 9L)] // the example of §4.5.1.1
    [InlineData(0, 10, 0L)]
    [InlineData(1, 10, 12L)]
    [InlineData(2, 10, 13L)] // three more than have come
    [InlineData(3, 10, 8L)] // 14 would be four more
    [InlineData(6, 10, 11L)]
    [InlineData(7, 10, null)] // 6 is the largest remainder, and 1
    [InlineData(2, 0, 1L)]
    [InlineData(4, 0, 3L)]
    [InlineData(5, 0, null)] // 4 is out of reach, and −2 is no count
    [InlineData(1, 0, null)] // 0 is sent as 0
    [InlineData(1, 3, 6L)]
    [InlineData(6, 2, 5L)]
    [InlineData(1, 2, null)] // 6 is out of reach, and 0 is sent as 0
    [InlineData(PrefixInteger.MaxValue, 10, null)]
    [Rule("R2")]
    public void The_count_that_was_meant_is_near_to_what_has_come(long encoded, long insertCount, long? meant)
    {
        var found = SectionPrefix.TryDecodeInsertCount(encoded, 3, insertCount, out var required);

        (found ? required : (long?)null).Should().Be(meant, "{0} came, a table has 3 entries, and {1} have been inserted", encoded, insertCount);
        (found || required == 0).Should().BeTrue("nothing was meant");
    }

    [Theory]
    [InlineData(0, 0, 0L)]
    [InlineData(1, 0, null)]
    [InlineData(1, 5, null)]
    [Rule("R2")]
    public void Without_a_table_there_is_no_count_but_0(long encoded, long insertCount, long? meant)
    {
        var found = SectionPrefix.TryDecodeInsertCount(encoded, 0, insertCount, out var required);

        (found ? required : (long?)null).Should().Be(meant);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1L << 40)]
    [Rule("R1")]
    [Rule("R2")]
    public void Each_count_within_reach_is_read_back(long beginning)
    {
        for (var maxEntries = 1; maxEntries <= 5; maxEntries++)
        {
            for (var insertCount = beginning; insertCount < beginning + 25; insertCount++)
            {
                for (var required = Math.Max(1, insertCount - maxEntries + 1); required <= insertCount + maxEntries; required++)
                {
                    var encoded = SectionPrefix.EncodeInsertCount(required, maxEntries);
                    SectionPrefix.TryDecodeInsertCount(encoded, maxEntries, insertCount, out var meant).Should().BeTrue();
                    meant.Should().Be(required, "it was sent as {0}, a table has {1} entries, {2} have been inserted", encoded, maxEntries, insertCount);
                }
            }
        }
    }

    [Theory]
    [InlineData(9, true, 2, 6L)] // the example of §4.5.1.2
    [InlineData(9, true, 0, 8L)]
    [InlineData(9, true, 8, 0L)]
    [InlineData(9, true, 9, null)]
    [InlineData(9, true, PrefixInteger.MaxValue, null)]
    [InlineData(9, false, 0, 9L)]
    [InlineData(9, false, 2, 11L)]
    [InlineData(0, false, 0, 0L)]
    [InlineData(0, false, 5, 5L)]
    [InlineData(0, true, 0, null)] // −1
    [InlineData(1, false, PrefixInteger.MaxValue, 1L << 62)]
    [Rule("R3")]
    public void The_base_lies_beside_the_count(long required, bool isNegative, long delta, long? meant)
    {
        var found = SectionPrefix.TryDecodeBase(required, isNegative, delta, out var sectionBase);

        (found ? sectionBase : (long?)null).Should().Be(meant);
        (found || sectionBase == 0).Should().BeTrue("nothing was meant");
    }

    [Theory]
    [InlineData(0, 0, 6, "00 00")] // B.1
    [InlineData(2, 0, 6, "03 81")] // B.2
    [InlineData(4, 4, 6, "05 00")] // B.4
    [InlineData(9, 6, 3, "04 82")] // the example of §4.5.1.2
    [InlineData(4, 6, 6, "05 02")]
    [InlineData(4, 3, 6, "05 80")]
    [InlineData(300, 300, 1000, "ff 2e 00")]
    [InlineData(1, 128, 6, "02 7f 00")]
    [InlineData(128, 0, 1000, "81 ff 00")]
    [InlineData(128, 1, 1000, "81 fe")]
    [Rule("R4")]
    public void A_prefix_is_the_count_and_the_way_from_there_to_the_base(long required, long sectionBase, int maxEntries, string hex)
    {
        var destination = new byte[SectionPrefix.MaxOctets];

        var length = new SectionPrefix(required, sectionBase).Write(maxEntries, destination);

        Octets.Show(destination.AsSpan(0, length)).Should().Be(hex);
    }
}
