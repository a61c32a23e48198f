namespace Katas.SessionsAndTokens.JwksRotation;

/// <summary>When a key ring fetches, and how long it keeps what it has.</summary>
public sealed record RotationPolicy
{
    /// <summary>The window: at least so long from the beginning of one fetch to that of the next. More than nothing.</summary>
    public TimeSpan Window
    {
        get;
        init => field = Positive(value);
    } = TimeSpan.FromMinutes(1);

    /// <summary>A set of this age is fetched anew when somebody asks. More than nothing.</summary>
    public TimeSpan RefreshAfter
    {
        get;
        init => field = Positive(value);
    } = TimeSpan.FromHours(1);

    /// <summary>A set of this age is good for nothing. More than nothing.</summary>
    public TimeSpan ExpireAfter
    {
        get;
        init => field = Positive(value);
    } = TimeSpan.FromHours(24);

    /// <summary>How long a key is good that is no longer in the set. Not negative.</summary>
    public TimeSpan Grace
    {
        get;
        init => field = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = TimeSpan.FromMinutes(10);

    /// <summary>How long a fetch may take. More than nothing, and no more than an hour.</summary>
    public TimeSpan FetchTimeout
    {
        get;
        init => field = value <= TimeSpan.FromHours(1) ? Positive(value) : throw new ArgumentOutOfRangeException(nameof(value));
    } = TimeSpan.FromSeconds(10);

    private static TimeSpan Positive(TimeSpan value) =>
        value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value));
}
