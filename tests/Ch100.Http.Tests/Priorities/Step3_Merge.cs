namespace Katas.Http.Priorities.Steps;

public sealed class Step3_Merge
{
    [Theory]
    [InlineData("", null, "", "u=3 i=false")]
    [InlineData("u=5", null, "", "u=5 i=false")]
    [Rule("R11")]
    public void What_nobody_says_has_its_default(string request, string? update, string response, string expected) =>
        Merges(request, update, response, expected);

    [Theory]
    [InlineData("u=5, i", null, "u=1", "u=1 i=true")] // Rfc9218_8
    [InlineData("u=5, i", null, "i=?0", "u=5 i=false")] // false is an answer
    [InlineData("", null, "i", "u=3 i=true")]
    [InlineData("u=1", null, "u=7", "u=7 i=false")] // no minimum, no maximum
    [InlineData("u=5", null, "u=3", "u=3 i=false")] // said, though it is the default
    [InlineData("u=5, i", null, "u=9, i=1", "u=5 i=true")] // says nothing
    [Rule("R11")]
    public void The_server_counts_where_it_says_something(string request, string? update, string response, string expected) =>
        Merges(request, update, response, expected);

    [Theory]
    [InlineData("u=7, i", "u=0", "", "u=0 i=false")] // what a frame leaves out is a default again
    [InlineData("u=7", "i", "", "u=3 i=true")]
    [InlineData("u=7, i", "", "", "u=3 i=false")] // an empty frame, too
    [InlineData("u=7, i", "u=0", "i", "u=0 i=true")]
    [Rule("R11")]
    public void An_update_replaces_all_the_client_has_said(string request, string? update, string response, string expected) =>
        Merges(request, update, response, expected);

    private static void Merges(string request, string? update, string response, string expected)
    {
        PriorityParameters? frame = update is null ? null : PriorityField.Read(Said.Bytes(update));

        var merged = PriorityMerge.Effective(
            PriorityField.Read(Said.Bytes(request)), frame, PriorityField.Read(Said.Bytes(response)));

        Said.Show(merged).Should().Be(
            expected, "the request says \"{0}\", the frame \"{1}\", the response \"{2}\"", request, update ?? "(none)", response);
    }
}
