using System.Reflection;
using System.Runtime.CompilerServices;

namespace Katas.Worker;

/// <summary>What is in the static fields of some assemblies, so that a run may leave no more behind than a process that ends.</summary>
internal sealed class StaticState(IReadOnlyList<Assembly> assemblies)
{
    private const BindingFlags Statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // The opcodes before a token that matter: call, callvirt, newobj, ldsfld, ldsflda; ldftn and ldvirtftn have two bytes.
    private static readonly HashSet<byte> TakeTokens = [0x28, 0x6F, 0x73, 0x7E, 0x7F, 0x06, 0x07];

    private readonly List<Type> types = [.. assemblies.SelectMany(assembly => assembly.GetTypes())];

    /// <summary>Runs all static constructors again, each after those whose fields it reads.</summary>
    /// <returns>False if they read each other's, or there is a field that none of them sees to.</returns>
    public bool TryReset()
    {
        var withState = types.Where(HasState).ToHashSet();
        if (withState.Any(type => type.ContainsGenericParameters || Fields(type).Any(field => field.IsDefined(typeof(ThreadStaticAttribute)))))
        {
            return false;
        }

        var reads = withState.ToDictionary(type => type, type => Reads(type, withState));
        while (reads.Count > 0)
        {
            var free = reads.Where(pair => !pair.Value.Overlaps(reads.Keys)).Select(pair => pair.Key).ToList();
            if (free.Count == 0 || !free.TrueForAll(Reset))
            {
                return false;
            }

            free.ForEach(type => reads.Remove(type));
        }

        return true;
    }

    /// <summary>The fields that a method reads, and the methods that it calls. Every place that could be a token counts as one: some that are none do no harm.</summary>
    public static IEnumerable<MemberInfo> Mentions(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 1; at + sizeof(int) <= code.Length; at++)
        {
            if (TakeTokens.Contains(code[at - 1]) && Member(method, BitConverter.ToInt32(code, at)) is { } member)
            {
                yield return member;
            }
        }
    }

    // What the compiler adds keeps delegates and constants, and they stay the same.
    private static bool HasState(Type type) => !type.Name.StartsWith('<') && Fields(type).Any();

    private static IEnumerable<FieldInfo> Fields(Type type) => type.GetFields(Statics).Where(field => !field.IsLiteral && !field.Name.StartsWith("<>", StringComparison.Ordinal));

    private static unsafe bool Reset(Type type)
    {
        try
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            foreach (var field in Fields(type).Where(field => !field.IsInitOnly))
            {
                field.SetValue(null, field.FieldType.IsValueType ? RuntimeHelpers.GetUninitializedObject(field.FieldType) : null);
            }

            if (type.TypeInitializer is { } initializer)
            {
                ((delegate*<void>)initializer.MethodHandle.GetFunctionPointer())();
            }

            return true;
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            // Where all is loaded anew, the test that needs the type says what is wrong with it.
            return false;
        }
    }

    // The other types with state whose fields the static constructor reads, or whatever it calls.
    private HashSet<Type> Reads(Type type, HashSet<Type> withState)
    {
        var found = new HashSet<Type>();
        var seen = new HashSet<MethodBase>();
        var open = new Queue<MethodBase>(type.TypeInitializer is { } initializer ? [initializer] : []);
        while (open.TryDequeue(out var method))
        {
            foreach (var member in seen.Add(method) ? Mentions(method) : [])
            {
                if (member is FieldInfo { DeclaringType: { } owner } && owner != type && withState.Contains(owner))
                {
                    found.Add(owner);
                }
                else if (member is MethodBase called && assemblies.Contains(called.Module.Assembly))
                {
                    open.Enqueue(called);
                    foreach (var other in called.IsVirtual ? types.SelectMany(other => other.GetMethods((BindingFlags)(-1) & ~BindingFlags.IgnoreCase)).Where(other => other.Name == called.Name) : [])
                    {
                        open.Enqueue(other);
                    }
                }
            }
        }

        return found;
    }

    private static MemberInfo? Member(MethodBase method, int token)
    {
        const int FieldDefinition = 0x04, MethodDefinition = 0x06, MemberReference = 0x0A, MethodSpecification = 0x2B;
        if (token >>> 24 is not (FieldDefinition or MethodDefinition or MemberReference or MethodSpecification))
        {
            return null;
        }

        try
        {
            return method.Module.ResolveMember(
                token, method.DeclaringType?.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
        }
        catch (Exception no) when (no is ArgumentException or BadImageFormatException or TypeLoadException or MissingMemberException)
        {
            return null;
        }
    }
}
