using System.Text.Json;

namespace Katas.Engine.Learner;

/// <summary>Files that are there as a whole or not at all, however the program ends.</summary>
internal static class WholeFile
{
    /// <summary>Writes beside the file, then moves over it.</summary>
    public static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var beside = $"{path}.{Environment.ProcessId}.tmp";
        File.WriteAllText(beside, text);
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Writes what <see cref="ReadJson"/> reads.</summary>
    public static void WriteJson<T>(string path, Dictionary<string, T> entries) =>
        Write(path, JsonSerializer.Serialize(entries, JsonFormat.Readable));

    /// <summary>Reads what was kept; a file that is missing or cannot be read counts as empty, because all of it can be made again.</summary>
    public static Dictionary<string, T> ReadJson<T>(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, T>>(File.ReadAllText(path), JsonFormat.Readable) ?? [];
        }
        catch (Exception error) when (error is IOException or JsonException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
