using System.Globalization;
using System.Xml.Linq;

namespace Katas.Engine.Running;

/// <summary>Reads the report that <c>dotnet test --logger trx</c> writes.</summary>
public static class TrxReport
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>The results in the order in which the tests began.</summary>
    public static IReadOnlyList<TestResult> Read(string file)
    {
        var report = XDocument.Load(file);
        var classNames = report.Descendants(Trx + "UnitTest").ToDictionary(
            test => (string)test.Attribute("id")!, test => (string)test.Element(Trx + "TestMethod")!.Attribute("className")!);
        return
        [
            .. from result in report.Descendants(Trx + "UnitTestResult")
               let output = result.Element(Trx + "Output")
               let error = output?.Element(Trx + "ErrorInfo")
               orderby DateTimeOffset.Parse((string)result.Attribute("startTime")!, CultureInfo.InvariantCulture)
               select new TestResult(
                   classNames[(string)result.Attribute("testId")!],
                   (string)result.Attribute("testName")!,
                   (string?)result.Attribute("outcome") == "Passed",
                   ((string?)error?.Element(Trx + "Message") ?? "").ReplaceLineEndings("\n"),
                   ((string?)error?.Element(Trx + "StackTrace") ?? "").ReplaceLineEndings("\n"),
                   ((string?)output?.Element(Trx + "StdOut") ?? "").ReplaceLineEndings("\n"))
               {
                   Time = TimeSpan.Parse((string?)result.Attribute("duration") ?? "0", CultureInfo.InvariantCulture),
               },
        ];
    }
}
