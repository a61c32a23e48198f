namespace Katas.Http.ConnectionMigration;

/// <summary>One path: may it be sent to, and does the other end answer?</summary>
/// <remarks>Spec: <see href="https://www.rfc-editor.org/rfc/rfc9000#section-8.2">RFC 9000 §8.2</see>.</remarks>
internal sealed class PathState(NetworkPath path)
{
    // Who sends more challenges at a time than this does not want to know whether we are there.
    private const int MaxResponses = 4;
    private const int DeadlineFactor = 3; // of the timeout: the second challenge may be lost as well

    private readonly List<(ulong Data, bool IsExpanded)> challenges = [];
    private readonly Queue<ulong> responses = new();
    private TimeSpan interval;

    public NetworkPath Path { get; } = path;

    public AmplificationLimit Limit { get; } = new();

    public bool IsValidated { get; private set; }

    /// <summary>The id of the other end for packets on this path.</summary>
    public long? RemoteId { get; set; }

    /// <summary>The id of ours that the other end has used here last.</summary>
    public ConnectionId? PeerUses { get; set; }

    /// <summary>All packets are to go here, once that is known to work.</summary>
    public bool MovesWhenValidated { get; set; }

    public bool IsChallengeDue { get; private set; }

    public TimeSpan? NextChallengeAt { get; private set; }

    public TimeSpan? Deadline { get; private set; }

    public bool HasResponses => responses.Count > 0;

    public void StartValidation(TimeSpan timeout, TimeSpan now)
    {
        challenges.Clear();
        IsChallengeDue = true;
        NextChallengeAt = null;
        interval = timeout;
        Deadline = now + DeadlineFactor * timeout;
    }

    public void Owe(ulong response)
    {
        responses.Enqueue(response);
        if (responses.Count > MaxResponses)
        {
            responses.Dequeue();
        }
    }

    public List<PathFrame> TakeResponses()
    {
        List<PathFrame> frames = [.. responses.Select(data => new PathFrame.Response(data))];
        responses.Clear();
        return frames;
    }

    public void Challenged(ulong data, bool isExpanded, TimeSpan now)
    {
        challenges.Add((data, isExpanded));
        IsChallengeDue = false;
        NextChallengeAt = now + interval;
        interval *= 2;
    }

    public void ChallengeAgain()
    {
        IsChallengeDue = true;
        NextChallengeAt = null;
    }

    /// <summary>Whether that is one of our challenges, and if so whether its datagram was a large one.</summary>
    public bool IsAnswered(ulong data, out bool isExpanded)
    {
        var index = challenges.FindIndex(challenge => challenge.Data == data);
        isExpanded = index >= 0 && challenges[index].IsExpanded;
        return index >= 0;
    }

    public void Validate()
    {
        IsValidated = true;
        Limit.Lift();
        challenges.Clear();
        IsChallengeDue = false;
        NextChallengeAt = null;
        Deadline = null;
    }
}
