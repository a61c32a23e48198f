using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Katas.Engine.Compiling;

namespace Katas.Engine.Running;

/// <summary>Puts the source's lines where the runtime, which has no symbols of a patched assembly, writes places in its code.</summary>
/// <param name="loaded">The image that is loaded.</param>
/// <param name="now">What patches have made of it.</param>
internal sealed partial class Lines(Compiled.Image loaded, Compiled.Image now)
{
    private readonly Lazy<Known> known = new(() => Read(loaded, now));

    /// <summary>The text with lines, where it has places in the kata's code; places in other code are left out.</summary>
    public string In(string text) => !text.Contains(":token 0x", StringComparison.Ordinal) ? text : Place().Replace(text, place =>
    {
        var (token, offset) = (Number(place, "token"), Number(place, "offset"));
        return place.Groups["module"].Value == known.Value.Module && known.Value.Of(token, offset) is { } line ? $" in {line}" : "";
    });

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static Known Read(Compiled.Image loaded, Compiled.Image now)
    {
        using var assembly = new PEReader(new MemoryStream(loaded.Assemblies[0].Assembly.ToArray()));
        var metadata = assembly.GetMetadataReader();
        var known = new Known(metadata.GetString(metadata.GetModuleDefinition().Name));
        known.Add(loaded.Assemblies[0].Symbols, file: null);
        foreach (var patch in now.Patches)
        {
            known.Move(patch.File, patch.Moves);
            if (patch.Symbols.Length > 0)
            {
                known.Add(patch.Symbols, patch.File);
            }
        }

        return known;
    }

    // in Ch095.LinuxPermissions.dll:token 0x6000023+0x19
    [GeneratedRegex(@" in (?<module>\S+):token 0x(?<token>[0-9a-f]+)\+0x(?<offset>[0-9a-f]+)")]
    private static partial Regex Place();

    private sealed class Known(string module)
    {
        private readonly Dictionary<int, List<(int Offset, string File, int Line)>> methods = [];

        // A trace names an async method or an iterator by its own token, with a place in the method that the compiler made of it.
        private readonly Dictionary<int, int> stateMachines = [];

        public string Module => module;

        public void Add(ReadOnlyMemory<byte> symbols, string? file)
        {
            using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols.ToArray()));
            var reader = provider.GetMetadataReader();

            // The rows of a patch are those of the methods that its map names.
            var rows = file is null
                ? reader.MethodDebugInformation.Select(handle => handle.ToDefinitionHandle())
                : reader.GetEditAndContinueMapEntries().Where(entry => entry.Kind == HandleKind.MethodDebugInformation)
                    .Select(entry => MetadataTokens.MethodDefinitionHandle(MetadataTokens.GetRowNumber(entry)));
            foreach (var (handle, method) in reader.MethodDebugInformation.Zip(rows))
            {
                var information = reader.GetMethodDebugInformation(handle);
                var token = MetadataTokens.GetToken(method);
                methods[token] =
                [
                    .. from point in information.GetSequencePoints()
                       where !point.IsHidden
                       let document = file ?? reader.GetString(reader.GetDocument(point.Document).Name)
                       select (point.Offset, document, point.StartLine),
                ];
                if (information.GetStateMachineKickoffMethod() is { IsNil: false } kickoff)
                {
                    stateMachines[MetadataTokens.GetToken(kickoff)] = token;
                }
            }
        }

        public void Move(string file, IReadOnlyList<Move> moves)
        {
            foreach (var points in methods.Values)
            {
                for (var i = 0; i < points.Count; i++)
                {
                    var (offset, document, line) = points[i];
                    points[i] = (offset, document, line + (document == file ? moves.FirstOrDefault(move => line >= move.First && line <= move.Last)?.By ?? 0 : 0));
                }
            }
        }

        public string? Of(int token, int offset)
        {
            var points = methods.GetValueOrDefault(stateMachines.GetValueOrDefault(token, token)) ?? [];
            return points.Count == 0 ? null
                : points[Math.Max(points.FindLastIndex(point => point.Offset <= offset), 0)] is var point
                    ? string.Create(CultureInfo.InvariantCulture, $"{point.File}:line {point.Line}") : null;
        }
    }
}
