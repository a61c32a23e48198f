namespace Katas.Http.Priorities.Steps;

/// <summary>Elements of a table, and what becomes of them, in few words.</summary>
internal static class Elements
{
    public static Element Request(long id) => new(IsPush: false, id);

    public static Element Push(long id) => new(IsPush: true, id);

    public static PriorityParameters Text(string text) => PriorityField.Read(Said.Bytes(text));

    public static void Open(PriorityTable table, params Element[] elements) =>
        Array.ForEach(elements, element => table.Open(element, default));

    public static void Close(PriorityTable table, params Element[] elements) => Array.ForEach(elements, table.Close);

    /// <summary>What became of the update, or the error.</summary>
    public static string Apply(PriorityTable table, Element element, string text)
    {
        var outcome = "";
        var refusal = Said.Refusal(() => outcome = table.Apply(new PriorityUpdate(element, Text(text))).ToString());
        return outcome.Length > 0 ? outcome : refusal;
    }
}
