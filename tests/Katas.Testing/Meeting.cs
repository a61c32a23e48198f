namespace Katas.Testing;

/// <summary>A place at which threads wait until all have come; a collaborator has it between two steps, to let both go on together.</summary>
/// <remarks>
/// Whoever holds a lock of his own lets nobody else arrive: then one waits in vain, and after that nobody waits. It is a fifth of a
/// second, and a tenth of that where somebody waits for a first look.
/// </remarks>
/// <param name="number">How many come.</param>
public sealed class Meeting(int number)
{
    private static TimeSpan Patience => TimeSpan.FromMilliseconds(Samples.AreAwaited ? 20 : 200);

    private readonly object waiting = new();
    private int missing = number;

    /// <summary>One has come.</summary>
    public void Arrive()
    {
        lock (waiting)
        {
            missing--;
            if (missing > 0 && !Monitor.Wait(waiting, Patience))
            {
                missing = 0;
            }

            Monitor.PulseAll(waiting);
        }
    }
}
