namespace Katas.Http.ServerPush;

/// <summary>A frame of a response, and what a client that reads it will ask for.</summary>
/// <param name="Name">What it is: <c>HEADERS</c>, <c>CONTINUATION</c>, <c>DATA</c>.</param>
/// <param name="References">Targets.</param>
public sealed record ResponseFrame(string Name, params IReadOnlyList<string> References);

/// <summary>What is sent next: a promise of a target, or a frame of the response.</summary>
/// <param name="Promises">A target, or null.</param>
/// <param name="Frame">A frame, or null.</param>
public sealed record SendStep(string? Promises, ResponseFrame? Frame);

/// <summary>Puts promises between the frames of a response.</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9113#section-8.4.1">RFC 9113 §8.4.1</see>.</remarks>
public static class PushOrder
{
    /// <summary>Each promise as late as it may be, and no later.</summary>
    /// <param name="frames">A whole response.</param>
    /// <param name="isPushed">Whether a target is to be pushed.</param>
    public static IReadOnlyList<SendStep> Arrange(IReadOnlyList<ResponseFrame> frames, Func<string, bool> isPushed) =>
        throw new NotImplementedException();
}
