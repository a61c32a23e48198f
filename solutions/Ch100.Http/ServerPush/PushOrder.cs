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
    public static IReadOnlyList<SendStep> Arrange(IReadOnlyList<ResponseFrame> frames, Func<string, bool> isPushed)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentNullException.ThrowIfNull(isPushed);
        var steps = new List<SendStep>();
        var promised = new HashSet<string>();
        for (var i = 0; i < frames.Count; i++)
        {
            // A field block is one thing in several frames: nothing comes in between, so what all of them say comes before.
            if (frames[i].Name != "CONTINUATION")
            {
                var block = frames.Skip(i + 1).TakeWhile(frame => frame.Name == "CONTINUATION").Prepend(frames[i]);
                steps.AddRange(block.SelectMany(frame => frame.References)
                    .Where(target => isPushed(target) && promised.Add(target))
                    .Select(target => new SendStep(target, null)));
            }

            steps.Add(new SendStep(null, frames[i]));
        }

        return steps;
    }
}
