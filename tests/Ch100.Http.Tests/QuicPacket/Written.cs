namespace Katas.Http.QuicPacket.Steps;

/// <summary>What is written to the beginning of a row of <c>ee</c>.</summary>
internal static class Written
{
    /// <summary>The bytes that were written, by their number; the rest of the row has to be as it was.</summary>
    public static byte[] By(Func<Span<byte>, int> write, int room = 1_500)
    {
        var row = Row(room);
        var length = write(row);
        row.AsSpan(length).ContainsAnyExcept((byte)0xEE).Should().BeFalse("what is behind the {0} bytes stays as it was", length);
        return row[..length];
    }

    /// <summary>Fails unless the call is refused for this parameter, with nothing written.</summary>
    public static void MustBeRefused<TException>(string parameter, Func<Span<byte>, int> write, int room = 1_500)
        where TException : ArgumentException
    {
        var row = Row(room);
        var call = () => write(row);

        call.Should().Throw<TException>("nobody may ask for that").WithParameterName(parameter);
        row.AsSpan().ContainsAnyExcept((byte)0xEE).Should().BeFalse("nothing is written");
    }

    /// <summary>Fails unless the packet has room in its own length, and not in one byte less.</summary>
    public static void MustFit(Func<Span<byte>, int> write)
    {
        var length = By(write).Length;

        By(write, length).Should().HaveCount(length);
        MustBeRefused<ArgumentException>("destination", write, length - 1);
    }

    private static byte[] Row(int room)
    {
        var row = new byte[room];
        Array.Fill(row, (byte)0xEE);
        return row;
    }
}
