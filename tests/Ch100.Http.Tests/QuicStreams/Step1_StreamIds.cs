namespace Katas.Http.QuicStreams.Steps;

public sealed class Step1_StreamIds
{
    [Theory]
    [InlineData(0, Endpoint.Client, true, 0)]
    [InlineData(1, Endpoint.Server, true, 0)]
    [InlineData(2, Endpoint.Client, false, 0)]
    [InlineData(3, Endpoint.Server, false, 0)]
    [InlineData(4, Endpoint.Client, true, 1)]
    [InlineData(0x1007, Endpoint.Server, false, 0x401)]
    [InlineData(StreamId.MaxValue, Endpoint.Server, false, StreamId.MaxStreams - 1)]
    [Rule("R1")]
    public void Two_bits_are_the_type_and_the_rest_counts(long value, Endpoint initiator, bool isBidirectional, long sequence)
    {
        var id = new StreamId(value);

        (id.Initiator, id.IsBidirectional, id.Sequence).Should().Be((initiator, isBidirectional, sequence), "that is stream 0x{0:x}", value);
        StreamId.Of(initiator, isBidirectional, sequence).Value.Should().Be(value);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(StreamId.MaxValue + 1)]
    [Rule("R2")]
    public void A_stream_id_has_62_bits(long value)
    {
        var make = () => new StreamId(value);

        make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(value));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(StreamId.MaxStreams)]
    [Rule("R2")]
    public void Of_each_type_there_are_2_60(long sequence)
    {
        var make = () => StreamId.Of(Endpoint.Client, true, sequence);

        make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(sequence));
    }
}
