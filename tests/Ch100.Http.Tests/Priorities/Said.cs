using System.Globalization;
using System.Text;

namespace Katas.Http.Priorities.Steps;

/// <summary>What a text says, as text: <c>u=5 i=true</c>, and <c>-</c> for what it does not say.</summary>
internal static class Said
{
    /// <summary>What a header field says.</summary>
    public static string Of(string text) => Show(PriorityField.Read(Bytes(text)));

    /// <summary>How far the text is a dictionary, as a picture; then what it says, or that it is none.</summary>
    public static string Parsed(string text)
    {
        var isDictionary = PriorityField.TryParse(Bytes(text), out var parameters, out var offset);
        return $"{Wire.Mark(text, offset)} {(isDictionary ? "says" : "is none,")} {Show(parameters)}";
    }

    /// <summary>A text, one byte a character.</summary>
    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    public static string Show(PriorityParameters parameters) => Show(parameters.Urgency, parameters.Incremental);

    public static string Show(Priority priority) => Show(priority.Urgency, priority.Incremental);

    /// <summary>An error as text: its code, and where; or that there is none.</summary>
    public static string Refusal(Action act)
    {
        try
        {
            act();
            return "no error";
        }
        catch (ConnectionErrorException error)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{error.Code} at {error.Offset}");
        }
    }

    private static string Show(int? urgency, bool? incremental) => string.Create(
        CultureInfo.InvariantCulture,
        $"u={urgency?.ToString(CultureInfo.InvariantCulture) ?? "-"} i={(incremental is { } i ? i ? "true" : "false" : "-")}");
}
