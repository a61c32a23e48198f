using static System.IO.UnixFileMode;

namespace Katas.LinuxPermissions.SetuidExec;

/// <summary>What a process's credentials become when it executes a program.</summary>
/// <remarks>Spec: <see href="https://man7.org/linux/man-pages/man2/execve.2.html">execve(2)</see>.</remarks>
public static class ProgramStart
{
    /// <summary>execve(2): checks that the file may be executed, and gives the process the ids of the new program.</summary>
    /// <param name="process">Who executes.</param>
    /// <param name="file">The binary or script.</param>
    public static Outcome Execute(Credentials process, ExecutableFile file) =>
        throw new NotImplementedException();
}
