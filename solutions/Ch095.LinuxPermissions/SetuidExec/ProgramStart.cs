using static System.IO.UnixFileMode;

namespace Katas.LinuxPermissions.SetuidExec;

/// <summary>What a process's credentials become when it executes a program.</summary>
/// <remarks>Spec: <see href="https://man7.org/linux/man-pages/man2/execve.2.html">execve(2)</see>.</remarks>
public static class ProgramStart
{
    private const int MaxScripts = 5; // Linux: the manual speaks of four recursions after the first

    /// <summary>execve(2): checks that the file may be executed, and gives the process the ids of the new program.</summary>
    /// <param name="process">Who executes.</param>
    /// <param name="file">The binary or script.</param>
    public static Outcome Execute(Credentials process, ExecutableFile file)
    {
        if (!MayExecute(process, file))
        {
            return new Outcome(Errno.EACCES, process);
        }

        var binary = file;
        for (var scripts = 1; binary.Interpreter is not null; scripts++)
        {
            // The interpreter is opened before anybody counts.
            binary = binary.Interpreter;
            if (!MayExecute(process, binary))
            {
                return new Outcome(Errno.EACCES, process);
            }

            if (scripts > MaxScripts)
            {
                return new Outcome(Errno.ELOOP, process);
            }
        }

        // A script's own bits are ignored. Whoever could put another file in its place, between the look at its bits and the
        // moment at which the interpreter opens it, would have the interpreter run anything.
        return new Outcome(Errno.None, Begin(process, binary));
    }

    private static Credentials Begin(Credentials process, ExecutableFile binary)
    {
        var bitsCount = !process.NoNewPrivileges && !binary.Mount.HasFlag(MountOptions.NoSetId);
        var user = bitsCount && binary.Mode.HasFlag(SetUser) ? process.User with { Effective = binary.Owner } : process.User;

        // Without group execute the bit once meant mandatory locking, and so it is no set-group-ID program (ls shows S).
        var group = bitsCount && binary.Mode.HasFlag(SetGroup | GroupExecute)
            ? process.Group with { Effective = binary.Group }
            : process.Group;

        // The saved id remembers with what the program began, whether or not that is anything new.
        return process with
        {
            User = user with { Saved = user.Effective },
            Group = group with { Saved = group.Effective },
        };
    }

    private static bool MayExecute(Credentials process, ExecutableFile file)
    {
        const UnixFileMode anyExecute = UserExecute | GroupExecute | OtherExecute;
        var bit = process.User.Effective switch
        {
            0 => anyExecute, // root executes what anybody may execute
            var user when user == file.Owner => UserExecute,
            _ when process.Group.Effective == file.Group || process.SupplementaryGroups.Contains(file.Group) => GroupExecute,
            _ => OtherExecute,
        };
        return (file.Mode & bit) != 0 && !file.Mount.HasFlag(MountOptions.NoExecute);
    }
}
