namespace Katas.Http.Priorities;

/// <summary>How a response is scheduled.</summary>
/// <param name="Urgency">From 0, before all others, to 7, in the background.</param>
/// <param name="Incremental">The client makes use of a part of it: it may share the connection with others.</param>
public readonly record struct Priority(int Urgency, bool Incremental)
{
    /// <summary>The least urgent: 7.</summary>
    public const int LeastUrgent = 7;

    /// <summary>What holds if nobody says anything: <c>u=3</c>, not incremental.</summary>
    public static readonly Priority Default = new(3, false);
}

/// <summary>What one signal, a field or a frame, says of a priority.</summary>
/// <param name="Urgency">From 0 to 7; null if it says nothing of it.</param>
/// <param name="Incremental">Null if it says nothing of it.</param>
public readonly record struct PriorityParameters(int? Urgency, bool? Incremental);
