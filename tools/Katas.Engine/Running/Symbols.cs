using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Katas.Engine.Compiling;

namespace Katas.Engine.Running;

/// <summary>Finds the source of what runs, in the symbols of its assemblies.</summary>
internal sealed class Symbols(Compiled.Image image) : IDisposable
{
    private readonly List<AssemblySymbols> assemblies = [.. image.Assemblies.Select(assembly => new AssemblySymbols(assembly))];

    /// <summary>A frame of a stack trace as the runtime writes it, or null if the method is not one of the image.</summary>
    /// <param name="type">The full name of the method's type, with <c>+</c> before a nested one.</param>
    /// <param name="method">Its name.</param>
    /// <param name="offset">Where in its IL; its beginning if that is not known.</param>
    /// <param name="token">The method's metadata token; the first of that name if that is not known.</param>
    public string? Frame(string type, string method, int offset = 0, int? token = null) =>
        First(assembly => assembly.Frame(type, method, offset, token));

    /// <summary>The frame of an async method that awaits, or null if it is not one of the image.</summary>
    /// <param name="stateMachine">The full name of the type that the compiler made of the method.</param>
    /// <param name="state">The number of the await, from 0, which is what the state says.</param>
    public string? AwaitFrame(string stateMachine, int state) => First(assembly => assembly.AwaitFrame(stateMachine, state));

    /// <summary>The frames from which a method of another assembly is called.</summary>
    public IEnumerable<string> CallsOf(string type, string method) => assemblies.SelectMany(assembly => assembly.CallsOf(type, method));

    public void Dispose() => assemblies.ForEach(assembly => assembly.Dispose());

    private string? First(Func<AssemblySymbols, string?> frame) => assemblies.Select(frame).FirstOrDefault(found => found is not null);
}

/// <summary>The symbols of one assembly.</summary>
internal sealed class AssemblySymbols : IDisposable
{
    // Portable PDB format, "Async Method Stepping Information".
    private static readonly Guid AsyncStepping = new("54FD2AC5-E925-401A-9C2A-F94F171072F8");

    private readonly PEReader assembly;
    private readonly MetadataReaderProvider provider;
    private readonly MetadataReader types;
    private readonly MetadataReader lines;

    public AssemblySymbols(AssemblyImage image)
    {
        assembly = new PEReader(new MemoryStream(image.Assembly.ToArray()));
        types = assembly.GetMetadataReader();
        provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(image.Symbols.ToArray()));
        lines = provider.GetMetadataReader();
    }

    public string? Frame(string type, string method, int offset, int? token)
    {
        foreach (var handle in Find(type))
        {
            foreach (var candidate in types.GetTypeDefinition(handle).GetMethods())
            {
                var matches = types.StringComparer.Equals(types.GetMethodDefinition(candidate).Name, method)
                    && (token is null || MetadataTokens.GetToken(candidate) == token);
                if (matches && Line(candidate, offset) is { } line)
                {
                    return $"   at {type.Replace('+', '.')}.{method}() in {line}";
                }
            }
        }

        return null;
    }

    public string? AwaitFrame(string stateMachine, int state)
    {
        foreach (var handle in Find(stateMachine))
        {
            var moveNext = types.GetTypeDefinition(handle).GetMethods()
                .First(method => types.StringComparer.Equals(types.GetMethodDefinition(method).Name, "MoveNext"));
            var awaits = Awaits(moveNext);
            return state < awaits.Count && Line(moveNext, awaits[state]) is { } line
                ? $"   at {stateMachine.Replace('+', '.')}.MoveNext() in {line}" : null;
        }

        return null;
    }

    public IEnumerable<string> CallsOf(string type, string method)
    {
        var targets = types.MemberReferences.Where(handle => Is(types.GetMemberReference(handle), type, method)).Select(handle => MetadataTokens.GetToken(handle)).ToHashSet();
        foreach (var handle in types.MethodDefinitions)
        {
            var definition = types.GetMethodDefinition(handle);
            if (targets.Count == 0 || definition.RelativeVirtualAddress == 0)
            {
                continue;
            }

            // call: 0x28, then the token
            var code = assembly.GetMethodBody(definition.RelativeVirtualAddress).GetILBytes()!;
            for (var at = 0; at + 5 <= code.Length; at++)
            {
                if (code[at] == 0x28 && targets.Contains(BitConverter.ToInt32(code, at + 1)) && Line(handle, at) is { } line)
                {
                    yield return $"   at {FullName(definition.GetDeclaringType()).Replace('+', '.')}.{types.GetString(definition.Name)}() in {line}";
                }
            }
        }
    }

    public void Dispose()
    {
        provider.Dispose();
        assembly.Dispose();
    }

    private bool Is(MemberReference member, string type, string method) =>
        member.Parent.Kind == HandleKind.TypeReference
        && types.StringComparer.Equals(member.Name, method)
        && types.GetTypeReference((TypeReferenceHandle)member.Parent) is var parent
        && $"{types.GetString(parent.Namespace)}.{types.GetString(parent.Name)}" == type;

    private IEnumerable<TypeDefinitionHandle> Find(string name) => types.TypeDefinitions.Where(handle => FullName(handle) == name);

    private string FullName(TypeDefinitionHandle handle)
    {
        var type = types.GetTypeDefinition(handle);
        var name = types.GetString(type.Name);
        return type.IsNested ? $"{FullName(type.GetDeclaringType())}+{name}"
            : type.Namespace.IsNil ? name
            : $"{types.GetString(type.Namespace)}.{name}";
    }

    // The sequence point that the offset is in.
    private string? Line(MethodDefinitionHandle method, int offset)
    {
        var points = lines.GetMethodDebugInformation(method).GetSequencePoints().Where(point => !point.IsHidden).ToList();
        var at = points.FindLastIndex(point => point.Offset <= offset);
        return points.Count == 0 ? null
            : $"{lines.GetString(lines.GetDocument(points[Math.Max(at, 0)].Document).Name)}:line {points[Math.Max(at, 0)].StartLine}";
    }

    // The offsets at which an async method goes to sleep, in the order of its states.
    private List<int> Awaits(MethodDefinitionHandle moveNext)
    {
        var awaits = new List<int>();
        foreach (var handle in lines.GetCustomDebugInformation(moveNext))
        {
            var information = lines.GetCustomDebugInformation(handle);
            if (lines.GetGuid(information.Kind) != AsyncStepping)
            {
                continue;
            }

            // uint32 catch handler, then for each await: uint32 yield offset, uint32 resume offset, compressed method number.
            var blob = lines.GetBlobReader(information.Value);
            blob.ReadUInt32();
            while (blob.RemainingBytes > 0)
            {
                awaits.Add((int)blob.ReadUInt32());
                blob.ReadUInt32();
                blob.ReadCompressedInteger();
            }
        }

        return awaits;
    }
}
