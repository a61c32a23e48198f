namespace Katas.Http.Qpack;

/// <summary>Finds field lines and names in the tables.</summary>
internal static class Search
{
    public static int? Static(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        for (var index = 0; index < StaticTable.Count; index++)
        {
            if (name.SequenceEqual(StaticTable.Name(index)) && value.SequenceEqual(StaticTable.Value(index)))
            {
                return index;
            }
        }

        return null;
    }

    /// <summary>The smallest index with this name.</summary>
    public static int? StaticName(ReadOnlySpan<byte> name)
    {
        for (var index = 0; index < StaticTable.Count; index++)
        {
            if (name.SequenceEqual(StaticTable.Name(index)))
            {
                return index;
            }
        }

        return null;
    }

    /// <summary>The newest entry that is this field line, of those that may be chosen.</summary>
    public static long? Newest(DynamicTable table, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, Func<long, bool> may)
    {
        for (var index = table.InsertCount - 1; index >= table.DroppedCount; index--)
        {
            if (name.SequenceEqual(table.Name(index)) && value.SequenceEqual(table.Value(index)) && may(index))
            {
                return index;
            }
        }

        return null;
    }

    /// <summary>The newest entry with this name, of those that may be chosen.</summary>
    public static long? NewestName(DynamicTable table, ReadOnlySpan<byte> name, Func<long, bool> may)
    {
        for (var index = table.InsertCount - 1; index >= table.DroppedCount; index--)
        {
            if (name.SequenceEqual(table.Name(index)) && may(index))
            {
                return index;
            }
        }

        return null;
    }
}
