namespace Katas.SessionsAndTokens.PasswordLogin.Steps;

/// <summary>A throttle, a clock, and people who guess.</summary>
public abstract class Guesses
{
    private int elsewhere;

    protected Guesses() => Throttle = new LoginThrottle(Clock);

    private protected Clock Clock { get; } = new();

    private protected LoginThrottle Throttle { get; }

    private protected static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);

    // Attempts that fail, each as soon as it may begin; no time passes after the last one.
    private protected void FailAt(string user, int times, string source)
    {
        for (var i = 0; i < times; i++)
        {
            Clock.Advance(Throttle.WaitFor(user, source, true));
            Throttle.TryBegin(user, source, true).Should().BeTrue("the wait is over");
        }
    }

    private protected void FailAnywhere(string user, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Throttle.TryBegin(user, $"elsewhere {++elsewhere}", true);
        }
    }
}
