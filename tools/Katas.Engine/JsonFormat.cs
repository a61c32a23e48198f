using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Katas.Engine;

/// <summary>How everything here is written as JSON, for programs and in .kata/.</summary>
public static class JsonFormat
{
    /// <summary>Indented, names in camel case, enum values as words, quotes and apostrophes readable.</summary>
    public static JsonSerializerOptions Readable { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}
