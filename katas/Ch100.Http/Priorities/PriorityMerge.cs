namespace Katas.Http.Priorities;

/// <summary>Makes one priority of all that was said of a response.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9218#section-8">RFC 9218 §8</see>.</remarks>
public static class PriorityMerge
{
    /// <summary>The priority that counts.</summary>
    /// <param name="request">What the request's Priority field says.</param>
    /// <param name="update">What the last PRIORITY_UPDATE says; null if there was none.</param>
    /// <param name="response">What the Priority field of the response says.</param>
    public static Priority Effective(PriorityParameters request, PriorityParameters? update, PriorityParameters response) =>
        throw new NotImplementedException();
}
