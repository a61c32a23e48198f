using System.Diagnostics;

namespace Katas.Oracles;

/// <summary>A program of the operating system that a solution is checked against.</summary>
/// <param name="Name">What is typed to run it.</param>
/// <param name="Package">The Debian and Ubuntu package that holds it.</param>
internal sealed record RealProgram(string Name, string Package)
{
    private static readonly RealProgram[] Known =
    [
        new("/usr/bin/python3", "python3"),
        new("/usr/lib/python3/dist-packages/hpack/hpack.py", "python3-hpack"),
        new("/usr/lib/x86_64-linux-gnu/libnghttp3.so.3", "libnghttp3-3"),
        new("bash", "bash"),
        new("caddy", "caddy"),
        new("chmod", "coreutils"),
        new("curl", "curl"),
        new("faketime", "faketime"),
        new("getfacl", "acl"),
        new("gtlsclient", "ngtcp2-client"),
        new("h2load", "nghttp2-client"),
        new("mkfs.ext4", "e2fsprogs"),
        new("mount", "mount"),
        new("nghttp", "nghttp2-client"),
        new("nginx", "nginx"),
        new("openssl", "openssl"),
        new("perl", "perl-base"),
        new("setfacl", "acl"),
        new("setpriv", "util-linux"),
        new("stat", "coreutils"),
        new("unshare", "util-linux"),
    ];

    /// <summary>What a continuous build sets to 1, so that a missing program fails instead of being skipped.</summary>
    public static bool Required => Environment.GetEnvironmentVariable("KATAS_REQUIRE_ORACLES") == "1";

    /// <summary>Where the program is, or null.</summary>
    public string? Path => Folders().Select(folder => System.IO.Path.Combine(folder, Name)).FirstOrDefault(File.Exists);

    /// <summary>The program of that name, which must be one of the list above.</summary>
    public static RealProgram Named(string name) => Array.Find(Known, program => program.Name == name)
        ?? throw new ArgumentException($"'{name}' is not in the list of RealProgram.cs; add it with its package", nameof(name));

    /// <summary>Why an oracle that needs these cannot run here, or null when it can.</summary>
    public static string? WhyNot(IEnumerable<string> names, bool asRoot)
    {
        if (!OperatingSystem.IsLinux())
        {
            return "the real programs are asked on Linux only";
        }

        if (names.Select(Named).FirstOrDefault(program => program.Path is null) is { } missing)
        {
            return $"'{missing.Name}' is not on this machine; to get it: sudo apt-get install {missing.Package}";
        }

        return asRoot && !Environment.IsPrivilegedProcess
            ? "needs root, to act as several users; try: sudo dotnet test tests/Oracles"
            : null;
    }

    /// <summary>Starts the program with its output redirected; the caller ends it.</summary>
    /// <exception cref="FileNotFoundException">The program is not on this machine.</exception>
    public Process Start(params IEnumerable<string> arguments) => Start(new Dictionary<string, string>(), arguments);

    /// <summary>Starts it with more in its environment.</summary>
    /// <exception cref="FileNotFoundException">The program is not on this machine.</exception>
    public Process Start(IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        var file = Path ?? throw new FileNotFoundException($"'{Name}' is not on this machine; it is in the package {Package}");
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LC_ALL"] = "C" },
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs the program to its end with <paramref name="input"/> on its standard input.</summary>
    public async Task<ProgramResult> RunAsync(IEnumerable<string> arguments, ReadOnlyMemory<byte> input = default)
    {
        using var process = Start(arguments);

        // Read while writing: a program that answers line by line would otherwise wait for us with its pipe full, and we for it.
        var output = ReadToEndAsync(process.StandardOutput.BaseStream);
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new ProgramResult(process.ExitCode, await output, await errors);
    }

    private static async Task<byte[]> ReadToEndAsync(Stream stream)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }

    // sbin is not on everybody's PATH, and nginx lives there.
    private static IEnumerable<string> Folders() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator).Append("/usr/sbin").Append("/sbin");
}

/// <summary>How a program ended and what it wrote.</summary>
internal sealed record ProgramResult(int ExitCode, byte[] Output, string Errors)
{
    /// <summary>The output as text.</summary>
    public string Text => System.Text.Encoding.UTF8.GetString(Output);
}
