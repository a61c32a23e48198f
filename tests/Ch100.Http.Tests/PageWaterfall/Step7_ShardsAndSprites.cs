namespace Katas.Http.PageWaterfall.Steps;

public sealed class Step7_ShardsAndSprites
{
    [Fact]
    [Rule("R17")]
    public void Shards_take_turns()
    {
        var page = Lab.Page("doc:1 a:1 b:1 x:1@cdn c:1<a d:1 e:1");

        var sharded = page.Shard("www", 3);

        Hosts(sharded).Should().Be("doc www, a 1.www, b 2.www, x cdn, c 3.www, d 1.www, e 2.www");
        Hosts(page).Should().Be("doc www, a www, b www, x cdn, c www, d www, e www", "a page does not change");
    }

    [Theory]
    [InlineData("www", 1, "doc www, a 1.www, b 1.www, x cdn")] // one shard is another host as well
    [InlineData("cdn", 2, "doc www, a www, b www, x 1.cdn")]
    [InlineData("WWW", 2, "doc www, a www, b www, x cdn")] // nobody is there
    [Rule("R17")]
    public void Only_one_host_is_sharded_and_the_document_stays(string host, int shards, string hosts)
    {
        var sharded = Lab.Page("doc:1 a:1 b:1 x:1@cdn").Shard(host, shards);

        Hosts(sharded).Should().Be(hosts);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(int.MinValue)]
    [Rule("R17")]
    public void There_is_at_least_one_shard(int shards)
    {
        var page = Lab.Page("doc:1 a:1");

        var sharding = () => page.Shard("www", shards);

        sharding.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(shards));
    }

    [Theory]
    [InlineData(Protocol.Http11, "doc 90, a 150, b 210, c 270, d 330", "doc 90, a 200, b 210, c 270, d 280")] // more at a time
    [InlineData(Protocol.Http2, "doc 90, a 180, b 190, c 200, d 210", "doc 90, a 220, b 230, c 240, d 250")] // more handshakes
    [Rule("R8")]
    [Rule("R12")]
    [Rule("R17")]
    public void Shards_help_version_1_and_hurt_version_2(Protocol protocol, string before, string after)
    {
        var client = new Client(protocol, Tls.None, ConnectionsPerHost: 1);
        var network = new Network(40_000, 1_000_000);
        var page = Lab.Page("doc:1 a:2 b:2 c:2 d:2");

        Lab.Arrivals(PageLoad.Run(page, client, network)).Should().Be(before);
        Lab.Arrivals(PageLoad.Run(page.Shard("www", 2), client, network)).Should().Be(after, "{0} has two more hosts", protocol);
    }

    [Fact]
    [Rule("R18")]
    public void A_sprite_stands_for_its_members()
    {
        var page = new Page(
            new Resource("doc", "www", 500),
            new Resource("style", "www", 700, "doc"),
            new Resource("a", "img", 100, "doc", 30_000),
            new Resource("x", "img", 900, "doc"),
            new Resource("b", "img", 250, "doc", 50_000),
            new Resource("c", "img", 3, "doc", 20_000));

        var bundled = page.Bundle("sprite", "c", "a", "b");

        bundled.Resources.Should().Equal(
            new Resource("doc", "www", 500),
            new Resource("style", "www", 700, "doc"),
            new Resource("sprite", "img", 353, "doc", 50_000), // where a stood; the server thinks as long as about b
            new Resource("x", "img", 900, "doc"));
        page.Resources.Should().HaveCount(6, "a page does not change");
    }

    [Fact]
    [Rule("R18")]
    public void What_a_member_refers_to_the_sprite_refers_to()
    {
        var bundled = Lab.Page("doc:1 a:1 x:1<a b:1 y:1<b z:1<y").Bundle("s", "a", "b");

        bundled.Resources.Select(resource => (resource.Name, resource.Parent)).Should().Equal(
            ("doc", null), ("s", "doc"), ("x", "s"), ("y", "s"), ("z", "y"));
    }

    [Fact]
    [Rule("R18")]
    public void A_bundle_may_have_the_name_of_a_member()
    {
        var bundled = Lab.Page("doc:1 a:1 b:2").Bundle("b", "a", "b");

        bundled.Resources.Select(resource => (resource.Name, resource.Size)).Should().Equal(("doc", 1_250), ("b", 3_750));
    }

    [Theory]
    [InlineData("s", "")] // nobody
    [InlineData("s", "a nobody")]
    [InlineData("s", "a a")]
    [InlineData("s", "a x")] // two hosts
    [InlineData("s", "a c")] // two that refer to them
    [InlineData("s", "a b c")] // and a member among the members' parents
    [InlineData("s", "doc")] // nobody refers to the document
    [InlineData("d", "a b")] // another one's name
    [InlineData("", "a b")]
    [Rule("R18")]
    public void What_cannot_be_one_resource_is_not_bundled(string name, string members)
    {
        var page = Lab.Page("doc:1 a:1 b:1 x:1@cdn c:1<b d:1");

        var bundling = () => page.Bundle(name, members.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        bundling.Should().Throw<ArgumentException>();
    }

    [Theory]
    [InlineData(Protocol.Http11, "doc 90, a 140, b 190, c 240, d 290", "doc 90, s 170")] // three round trips less
    [InlineData(Protocol.Http11Pipelined, "doc 90, a 140, b 150, c 160, d 170", "doc 90, s 170")]
    [InlineData(Protocol.Http2, "doc 90, a 140, b 150, c 160, d 170", "doc 90, s 170")] // nothing, and all of it later
    [Rule("R18")]
    public void A_sprite_saves_what_requests_cost(Protocol protocol, string before, string after)
    {
        var client = new Client(protocol, Tls.None, ConnectionsPerHost: 1);
        var network = new Network(40_000, 1_000_000);
        var page = Lab.Page("doc:1 a:1 b:1 c:1 d:1");

        Lab.Arrivals(PageLoad.Run(page, client, network)).Should().Be(before);
        Lab.Arrivals(PageLoad.Run(page.Bundle("s", "a", "b", "c", "d"), client, network)).Should().Be(after);
    }

    [Fact]
    [Rule("R2")]
    [Rule("R18")]
    public void A_sprite_saves_heads_and_half_empty_packets()
    {
        // Four times 100 bytes and a head of 300 are four packets; once 400 and a head is one.
        var client = new Client(Protocol.Http2, Tls.None, HeadSize: 300);
        var page = new Page(
            [new Resource("doc", "www", 900), .. Enumerable.Range(1, 4).Select(i => new Resource($"{i}", "www", 100, "doc"))]);

        PageLoad.Run(page, client, new Network(40_000, 1_000_000)).Packets.Should().Be(5);
        PageLoad.Run(page.Bundle("s", "1", "2", "3", "4"), client, new Network(40_000, 1_000_000)).Packets.Should().Be(2);
    }

    [Theory]
    [InlineData("doc:1 a:1 b:1<c c:1", "b: ")] // c comes too late
    [InlineData("doc:1 a:1 b:1<b", "b: ")]
    [InlineData("doc:1 a:1<nobody", "a: ")]
    [InlineData("doc:1 a:1 a:2", "a: ")]
    [Rule("R19")]
    public void A_page_is_a_tree_in_which_parents_come_first(string page, string wrong)
    {
        var making = () => Lab.Page(page);

        making.Should().Throw<ArgumentException>().WithParameterName("resources").WithMessage($"{wrong}*");
    }

    [Fact]
    [Rule("R19")]
    public void A_page_has_one_document_and_that_is_the_first()
    {
        var two = () => new Page(new Resource("doc", "www", 1), new Resource("other", "www", 1));
        var none = () => new Page(new Resource("doc", "www", 1, "doc"));

        two.Should().Throw<ArgumentException>().WithMessage("other: *");
        none.Should().Throw<ArgumentException>().WithMessage("doc: *");
    }

    [Theory]
    [InlineData("", "www", 1, 0)]
    [InlineData("a", "", 1, 0)]
    [InlineData("a", "www", -1, 0)]
    [InlineData("a", "www", 1, -1)]
    [InlineData("a", "www", 1, 60_000_001)]
    [InlineData("a", "www", 9_999_991, 0)] // together with the document's 10 bytes
    [InlineData("a", "www", int.MaxValue, 0)]
    [Rule("R19")]
    public void A_resource_has_a_name_a_host_a_size_and_a_time(string name, string host, int size, long think)
    {
        var making = () => new Page(new Resource("doc", "www", 10), new Resource(name, host, size, "doc", think));

        making.Should().Throw<ArgumentException>().WithParameterName("resources").WithMessage($"{name}: *");
    }

    [Fact]
    [Rule("R19")]
    public void The_largest_page_is_a_page()
    {
        var resources = Enumerable.Range(0, 1_000)
            .Select(i => new Resource($"{i}", "www", 10_000, i == 0 ? null : "0", i == 999 ? 60_000_000 : 0)).ToList();

        var page = new Page(resources);
        resources.Add(new Resource("1000", "www", 0, "0"));
        var making = () => new Page(resources);
        var empty = () => new Page();

        page.Resources.Should().HaveCount(1_000, "a page does not change when the list does that it was made of");
        page.Resources.Sum(resource => resource.Size).Should().Be(10_000_000);
        making.Should().Throw<ArgumentException>("1,001 are too many").WithParameterName("resources");
        empty.Should().Throw<ArgumentException>("nothing is no page").WithParameterName("resources");
    }

    [Theory]
    [InlineData(Protocol.Http10)]
    [InlineData(Protocol.Http2)]
    [Rule("R5")]
    [Rule("R8")]
    public void A_large_page_arrives(Protocol protocol)
    {
        // Of 249 resources 125 are 16 packets each. The others, and the document, are empty: one packet.
        var large = Samples.Of(125);
        var page = new Page(
        [
            new Resource("doc", "www", 0),
            .. Enumerable.Range(1, (2 * large) - 1).Select(i => new Resource($"{i}", "www", i % 2 * 20_000, "doc")),
        ]);

        var waterfall = PageLoad.Run(page, new Client(protocol, Tls.None), new Network(0, 10_000_000, int.MaxValue));

        waterfall.Packets.Should().Be(17 * large);
        waterfall.Total.Should().Be(17_000 * large, "packets of a millisecond, one behind the other");
    }

    private static string Hosts(Page page) =>
        string.Join(", ", page.Resources.Select(resource => $"{resource.Name} {resource.Host}"));
}
