using System.Buffers;
using System.Text;

namespace Katas.Http.Priorities;

/// <summary>The bare items: numbers, strings, tokens, bytes, booleans, dates, display strings (RFC 9651 §4.2.3.1).</summary>
internal ref partial struct FieldScanner
{
    // tchar, ':' and '/' (RFC 9651 §4.2.6).
    private static readonly SearchValues<byte> Token = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-.^_`|~:/"u8);

    private bool TryBareItem(out MemberValue value)
    {
        value = default;
        switch (Next)
        {
            case '-' or (>= '0' and <= '9'):
                return TryNumber(out value);
            case '?':
                Offset++;
                value = new MemberValue(null, Take('1'));
                return value.Boolean == true || Take('0');
            case '"':
                return TryString();
            case '*' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'):
                var end = text[Offset..].IndexOfAnyExcept(Token);
                Offset = end < 0 ? text.Length : Offset + end;
                return true;
            case ':':
                return TryBytes();
            case '@': // a date: the '.' of a decimal is no part of it, and nothing that may follow it
                Offset++;
                Take('-');
                return TryDigits(15, out _);
            case '%':
                return TryDisplayString();
            default:
                return false;
        }
    }

    private bool TryNumber(out MemberValue value)
    {
        value = default;
        var sign = Take('-') ? -1 : 1;
        var start = Offset;
        if (!TryDigits(15, out var number))
        {
            return false;
        }

        if (Next is not '.')
        {
            value = new MemberValue(sign * number, null);
            return true;
        }

        return Offset - start <= 12 && Take('.') && TryDigits(3, out _);
    }

    private bool TryDigits(int most, out long number)
    {
        number = 0;
        var start = Offset;
        for (; Next is >= '0' and <= '9'; Offset++)
        {
            if (Offset - start == most)
            {
                return false;
            }

            number = number * 10 + Next - '0';
        }

        return Offset > start;
    }

    private bool TryString()
    {
        for (Offset++; Next is >= ' ' and <= '~' and not '"'; Offset++)
        {
            if (Take('\\') && Next is not ('"' or '\\'))
            {
                return false;
            }
        }

        return Take('"');
    }

    private bool TryBytes()
    {
        var (letters, padding) = (0, 0);
        for (Offset++; Next is '=' or '+' or '/' || (Next != End && char.IsAsciiLetterOrDigit((char)Next)); Offset++)
        {
            // A letter over is six bits, and no byte. Whether there is padding does not matter (RFC 9651 §4.2.7).
            if (Next is '=' ? letters % 4 == 1 || padding == 2 : padding > 0)
            {
                return false;
            }

            _ = Next is '=' ? padding++ : letters++;
        }

        return letters % 4 != 1 && Take(':');
    }

    private bool TryDisplayString()
    {
        Offset++;
        if (!Take('"'))
        {
            return false;
        }

        Span<byte> character = stackalloc byte[4];
        var length = 0; // bytes of a character that has begun
        for (; Next is >= ' ' and <= '~' and not '"'; Offset++)
        {
            var start = Offset;
            character[length++] = (byte)Next;
            if (Next is '%' && !TryOctet(out character[length - 1]))
            {
                return false;
            }

            var status = Rune.DecodeFromUtf8(character[..length], out _, out _);
            if (status == OperationStatus.InvalidData)
            {
                Offset = start;
                return false;
            }

            length = status == OperationStatus.Done ? 0 : length;
        }

        return length == 0 && Take('"');
    }

    /// <summary>The two digits behind a <c>%</c>, lower case only; then it stands on the second one.</summary>
    private bool TryOctet(out byte octet)
    {
        octet = 0;
        for (var digit = 0; digit < 2; digit++)
        {
            Offset++;
            if (Next is not ((>= '0' and <= '9') or (>= 'a' and <= 'f')))
            {
                return false;
            }

            octet = (byte)(octet << 4 | (Next <= '9' ? Next - '0' : Next - 'a' + 10));
        }

        return true;
    }
}
