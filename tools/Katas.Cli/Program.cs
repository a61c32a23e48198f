using System.Text;
using Katas.Cli;
using Katas.Engine.Catalogue;
using Spectre.Console;

Console.OutputEncoding = Encoding.UTF8;
return await KataCommand.RunAsync(
    args,
    AnsiConsole.Console,
    () => Session.Open(AnsiConsole.Console, Console.Out, TimeProvider.System, Repository.FindRoot(AppContext.BaseDirectory)));
