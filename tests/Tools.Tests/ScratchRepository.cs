using Katas.Engine.Catalogue;

namespace Katas.Tools.Tests;

/// <summary>A small repository on disk: one chapter, one kata of two steps, its stub in place.</summary>
public sealed class ScratchRepository : IDisposable
{
    public const string Readme =
        """
        ---
        kata: greeting
        title: Greetings
        difficulty: 1
        minutes: 5
        source: "1.1"
        specs:
          - title: How to greet
            url: https://example.org/greet
        needs: []
        ---
        # Greetings

        You build a greeting,
        as doors do.

        ## Rules

        - **R1** ([§1](https://example.org/greet#1)) It says hello,
          and `who`.
        - **R2** (§2) Nobody is greeted by nothing.

        ## Steps

        1. Hello
        """;

    public const string Solution =
        """
        namespace Katas.Doors.Greeting;

        public static class Greeter
        {
            // Politeness first.
            public static string Hello(string who) => $"hello {who}";
        }

        """;

    public const string Stub =
        """
        namespace Katas.Doors.Greeting;

        public static class Greeter
        {
            public static string Hello(string who) =>
                throw new NotImplementedException();
        }

        """;

    public ScratchRepository()
    {
        Root = Directory.CreateTempSubdirectory("kata-scratch-").FullName;
        Write("Katas.sln", "");
        Write("katas/Ch007.Doors/README.md", "# Chapter 007: Doors\n\n| [greeting](Greeting/README.md) |\n");
        Write("katas/Ch007.Doors/Greeting/README.md", Readme);
        Write("katas/Ch007.Doors/Greeting/Greeter.cs", Stub);
        Write("katas/Ch007.Doors/Greeting/hints.md", "# Hints\n\n## Step 1: Hello\n\n1. One.\n2. Two.\n3. Three\n   more.\n");
        Write("solutions/Ch007.Doors/Greeting/Greeter.cs", Solution);
        Write("tests/Ch007.Doors.Tests/Greeting/Step1_Hello.cs", "// no tests are run here");
        Write("tests/Ch007.Doors.Tests/Greeting/Step2_GoodBye.cs", "// nor here");
    }

    public string Root { get; }

    public Repository Repository => Repository.Load(Root);

    public Kata Kata => Repository.Katas.Single();

    public string LearnerFile => At("katas/Ch007.Doors/Greeting/Greeter.cs");

    /// <summary>The full path of a file, as this operating system writes it.</summary>
    public string At(string path) => Path.GetFullPath(Path.Combine(Root, path));

    public string Write(string path, string text)
    {
        var full = At(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
