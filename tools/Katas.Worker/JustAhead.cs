using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Katas.Worker;

/// <summary>Has the runtime compile methods on one core before the tests, on another, get to them.</summary>
internal sealed class JustAhead : IDisposable
{
    private const BindingFlags AllOfItsOwn =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly Thread thread;
    private volatile bool isEnough;

    private JustAhead(IReadOnlyList<Assembly> assemblies) => thread = new Thread(() => Compile(assemblies, this)) { IsBackground = true, Name = "compile ahead" };

    /// <summary>Starts with all methods of some assemblies, the tests' in learning order.</summary>
    /// <returns>To be disposed of when the tests have ended.</returns>
    public static JustAhead Compile(IReadOnlyList<Assembly> assemblies)
    {
        var work = new JustAhead(assemblies);
        work.thread.Start();
        return work;
    }

    public void Dispose()
    {
        isEnough = true;
        thread.Join();
    }

    [SuppressMessage("Design", "CA1031", Justification = "What cannot be compiled (a delegate's methods, say) is compiled when it is called, or its test says why not.")]
    private static void Compile(IReadOnlyList<Assembly> assemblies, JustAhead work)
    {
        var methods = from type in assemblies.SelectMany(assembly => assembly.GetTypes()).OrderBy(type => type.FullName, StringComparer.Ordinal)
                      where !type.ContainsGenericParameters
                      from method in type.GetMethods(AllOfItsOwn)
                      where !method.IsAbstract && !method.ContainsGenericParameters
                      select method;
        foreach (var method in methods.TakeWhile(_ => !work.isEnough))
        {
            try
            {
                RuntimeHelpers.PrepareMethod(method.MethodHandle);
            }
            catch (Exception)
            {
            }
        }
    }
}
