using System.Text;
using static Katas.LinuxPermissions.SetuidExec.Steps.Processes;

namespace Katas.LinuxPermissions.SetuidExec.Steps;

public sealed class Step8_DropAndRegain
{
    private static readonly ExecutableFile RootsProgram = new(Root, Root, Octal("4755"));
    private static readonly ExecutableFile AnnsProgram = new(Ann, Staff, Octal("6755"));
    private static readonly ExecutableFile Plain = new(Root, Root, Octal("0755"));

    [Fact]
    [Rule("R1")]
    [Rule("R9")]
    public Task For_a_while()
    {
        var story = new Story("Bob runs a program that is set-user-ID root.", As(Bob));
        story.Step("execve  4755 root:root", process => ProgramStart.Execute(process, RootsProgram));
        story.Step("seteuid 1002        privileges laid down", process => IdCalls.SetEuid(process, Bob));
        story.Step("seteuid 0           and taken up again: 0 is still saved", process => IdCalls.SetEuid(process, Root));
        story.Step("seteuid 1002", process => IdCalls.SetEuid(process, Bob));
        story.Step("execve  0755        a new program saves what is effective", process => ProgramStart.Execute(process, Plain));
        story.Step("seteuid 0           so that this one cannot go back", process => IdCalls.SetEuid(process, Root));
        return Verifier.Verify(story.Text);
    }

    [Fact]
    [Rule("R8")]
    [Rule("R12")]
    public Task For_good()
    {
        var story = new Story("A daemon that root started becomes Bob.", As(Root, 4, 27));
        story.Step("setgroups -         groups first, while it still may", process => IdCalls.SetGroups(process, []));
        story.Step("setgid  1002", process => IdCalls.SetGid(process, Bob));
        story.Step("setuid  1002        last, and all three", process => IdCalls.SetUid(process, Bob));
        story.Step("seteuid 0", process => IdCalls.SetEuid(process, Root));
        story.Step("setuid  0", process => IdCalls.SetUid(process, Root));
        story.Step("setgid  0", process => IdCalls.SetGid(process, Root));
        story.Step("setgroups 0", process => IdCalls.SetGroups(process, [0]));
        return Verifier.Verify(story.Text);
    }

    [Fact]
    [Rule("R7")]
    [Rule("R12")]
    public Task In_the_wrong_order()
    {
        var story = new Story("The user first: after that nothing can be said about groups.", As(Root, 4, 27));
        story.Step("setuid  1002", process => IdCalls.SetUid(process, Bob));
        story.Step("setgid  1002", process => IdCalls.SetGid(process, Bob));
        story.Step("setgroups -", process => IdCalls.SetGroups(process, []));
        return Verifier.Verify(story.Text);
    }

    [Fact]
    [Rule("R8")]
    [Rule("R11")]
    public Task Without_root()
    {
        var story = new Story("Bob runs a program that is set-user-ID Ann and means to give that up for good.", As(Bob));
        story.Step("execve  6755 ann:staff", process => ProgramStart.Execute(process, AnnsProgram));
        story.Step("setuid  1002        it looks like it", process => IdCalls.SetUid(process, Bob));
        story.Step("setuid  1001        but setuid left the saved id", process => IdCalls.SetUid(process, Ann));
        story.Step("setresuid 1002 1002 1002", process => IdCalls.SetResuid(process, Bob, Bob, Bob));
        story.Step("setuid  1001", process => IdCalls.SetUid(process, Ann));
        return Verifier.Verify(story.Text);
    }

    private sealed class Story(string title, Credentials process)
    {
        private readonly StringBuilder text = new StringBuilder(title).Append('\n').Append(Line("", process));

        public string Text => text.ToString();

        public void Step(string what, Func<Credentials, Outcome> call)
        {
            var outcome = call(process);
            process = outcome.Credentials;
            var errno = outcome.Errno == Errno.None ? "" : $"{outcome.Errno}";
            text.Append('\n').Append(what).Append('\n').Append(Line(errno, process));
        }

        private static string Line(string errno, Credentials process)
        {
            var groups = process.SupplementaryGroups.Count == 0 ? "none" : string.Join(' ', process.SupplementaryGroups);
            return $"    {errno,-6}{Show(new Outcome(Errno.None, process))} groups {groups}\n";
        }
    }
}
