using System.Text;
using Katas.Cli;
using Katas.Engine.Catalogue;
using Spectre.Console;

Console.OutputEncoding = Encoding.UTF8;
var trouble = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
return await KataCommand.RunAsync(
    args,
    trouble,
    () => Session.Open(AnsiConsole.Console, Console.Out, TimeProvider.System, Repository.FindRoot(AppContext.BaseDirectory)));
