using System.Net;

namespace Katas.Http.ConnectionMigration.Steps;

public sealed class Step1_ConnectionTable
{
    private static readonly IPEndPoint Server = IPEndPoint.Parse("192.0.2.1:443");

    private readonly ConnectionTable<string> table = new();

    [Theory]
    [InlineData("203.0.113.5:50000")]
    [InlineData("203.0.113.5:50001")] // a NAT has another port all at once
    [InlineData("198.51.100.7:40000")] // the phone has left the house
    [InlineData("[2001:db8::7]:40000")]
    [Rule("R1")]
    public void A_packet_is_found_by_its_id_wherever_it_comes_from(string from)
    {
        table.Add(Ids.Of("a1"), "download");

        table.Find(Ids.Of("a1"), From(from)).Should().Be("download");
    }

    [Fact]
    [Rule("R1")]
    public void Two_connections_may_come_from_one_address()
    {
        table.Add(Ids.Of("a1"), "download");
        table.Add(Ids.Of("b1"), "upload");

        (table.Find(Ids.Of("a1"), From("203.0.113.5:50000")), table.Find(Ids.Of("b1"), From("203.0.113.5:50000"))).Should().Be(("download", "upload"));
        table.Find(Ids.Of("c1"), From("203.0.113.5:50000")).Should().BeNull("the address alone tells nothing");
    }

    [Theory]
    [InlineData("a1", "download")]
    [InlineData("a2", "download")] // it has several
    [InlineData("a1a2", null)]
    [InlineData("a100", null)]
    [Rule("R1")]
    public void An_id_is_all_of_its_bytes(string id, string? expected)
    {
        table.Add(Ids.Of("a1"), "download");
        table.Add(Ids.Of("a2"), "download");

        table.Find(Ids.Of(id), From("203.0.113.5:50000")).Should().Be(expected);
    }

    [Fact]
    [Rule("R1")]
    public void Without_an_id_our_own_address_tells()
    {
        var other = IPEndPoint.Parse("192.0.2.1:444");
        table.Add(Server, "download");
        table.Add(other, "upload");

        table.Find(default, From("203.0.113.5:50000")).Should().Be("download");
        table.Find(default, From("198.51.100.7:40000")).Should().Be("download", "the other end may move");
        table.Find(default, new NetworkPath(other, Server)).Should().Be("upload");
        table.Find(default, new NetworkPath(IPEndPoint.Parse("192.0.2.1:445"), Server)).Should().BeNull();
        table.Find(Ids.Of("a1"), From("203.0.113.5:50000")).Should().BeNull("it has an id, and nobody has that");
    }

    [Fact]
    [Rule("R2")]
    public void What_was_removed_is_not_found_any_more()
    {
        table.Add(Ids.Of("a1"), "download");
        table.Add(Ids.Of("a2"), "download");
        table.Remove(Ids.Of("a1"));
        table.Remove(Ids.Of("a9"));

        (table.Find(Ids.Of("a1"), From("203.0.113.5:50000")), table.Find(Ids.Of("a2"), From("203.0.113.5:50000"))).Should().Be((null, "download"));
    }

    [Fact]
    [Rule("R2")]
    public void An_id_is_of_one_connection()
    {
        table.Add(Ids.Of("a1"), "download");
        table.Add(Server, "download");
        table.Add(Ids.Of("a1"), "download");
        table.Add(Server, "download");
        var id = () => table.Add(Ids.Of("a1"), "upload");
        var address = () => table.Add(Server, "upload");
        var none = () => table.Add(default(ConnectionId), "upload");

        id.Should().Throw<InvalidOperationException>();
        address.Should().Throw<InvalidOperationException>();
        none.Should().Throw<ArgumentException>().WithParameterName("id");
        (table.Find(Ids.Of("a1"), From("203.0.113.5:50000")), table.Find(default, From("203.0.113.5:50000"))).Should().Be(("download", "download"));
    }

    private static NetworkPath From(string remote) => new(Server, IPEndPoint.Parse(remote));
}
