namespace Katas.Http.HttpMessage;

/// <summary>What the next byte of a head belongs to. Up to <see cref="Reason"/> it is the start line.</summary>
internal enum HeadPart
{
    /// <summary>Nothing has come but, maybe, an empty line before the message.</summary>
    Start,

    /// <summary>In the method.</summary>
    Method,

    /// <summary>In the request target.</summary>
    Target,

    /// <summary>In what can be one thing only, but for its digits: the version, and the status code behind it.</summary>
    Word,

    /// <summary>In the reason phrase.</summary>
    Reason,

    /// <summary>Behind the CR of an empty line before the message.</summary>
    EmptyLineLf,

    /// <summary>Behind the CR of the start line.</summary>
    StartLineLf,

    /// <summary>Where a field line begins, or the empty line.</summary>
    FieldStart,

    /// <summary>In a field's name.</summary>
    FieldName,

    /// <summary>Behind a field's colon.</summary>
    FieldValue,

    /// <summary>Behind the CR of a field line.</summary>
    FieldLf,

    /// <summary>Behind the CR of the empty line.</summary>
    LastLf,

    /// <summary>Behind the head.</summary>
    End,
}

/// <summary>The bytes that a part is made of.</summary>
internal static class HeadParts
{
    /// <summary>How much of the input is more of this part; 0 where each byte has its own meaning.</summary>
    public static int RunLength(this HeadPart part, ReadOnlySpan<byte> input)
    {
        var run = part switch
        {
            HeadPart.Method or HeadPart.FieldName => input.IndexOfAnyExcept(Octets.Token),
            HeadPart.Target => input.IndexOfAnyExcept(Octets.Target),
            HeadPart.FieldValue or HeadPart.Reason => input.IndexOfAnyExcept(Octets.Text),
            _ => 0,
        };
        return run < 0 ? input.Length : run;
    }

    /// <summary>The length of the field line at the beginning of the input; 0 unless it is whole.</summary>
    public static int PlainField(ReadOnlySpan<byte> input, out int colon)
    {
        colon = input.IndexOfAnyExcept(Octets.Token);
        if (colon <= 0 || input[colon] != ':')
        {
            return 0;
        }

        var value = input[(colon + 1)..];
        var end = value.IndexOfAnyExcept(Octets.Text);
        return end >= 0 && value[end..].StartsWith("\r\n"u8) ? colon + 1 + end + "\r\n".Length : 0;
    }
}
