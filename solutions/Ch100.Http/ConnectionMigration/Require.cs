namespace Katas.Http.ConnectionMigration;

/// <summary>What a caller may ask for.</summary>
internal static class Require
{
    public static void True<T>(bool holds, T value, string parameter, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(parameter, value, rule);
        }
    }

    public static void That(bool holds, string parameter, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException(rule, parameter);
        }
    }

    public static void Now(bool holds, string rule)
    {
        if (!holds)
        {
            throw new InvalidOperationException(rule);
        }
    }
}
