namespace Katas.Http.Hpack.Steps;

public sealed class Step3_DynamicTable
{
    [Fact]
    [Rule("R5")]
    public void An_entry_counts_its_octets_and_32()
    {
        var table = Block.Table(4096, "custom-key: custom-header");

        Block.Show(table).Should().Be("[1] (s = 55) custom-key: custom-header\nTable size: 55", "that is RFC 7541, C.2.1");
        table.Count.Should().Be(1);
        table.MaxSize.Should().Be(4096);
    }

    [Fact]
    [Rule("R5")]
    public void The_newest_is_the_first()
    {
        var table = Block.Table(4096, ":authority: www.example.com", "cache-control: no-cache", "custom-key: custom-value");

        Block.Show(table).Should().Be(
            "[1] (s = 54) custom-key: custom-value\n[2] (s = 53) cache-control: no-cache\n[3] (s = 57) :authority: www.example.com\nTable size: 164",
            "that is RFC 7541, C.3.3");
    }

    [Fact]
    [Rule("R5")]
    public void The_same_field_may_be_there_twice()
    {
        var table = Block.Table(4096, "a: b", "a: b");

        Block.Show(table).Should().Be("[1] (s = 34) a: b\n[2] (s = 34) a: b\nTable size: 68");
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("", "x")]
    [InlineData("x", "")]
    [Rule("R5")]
    public void Name_and_value_may_be_empty(string name, string value)
    {
        var table = new DynamicTable(64);

        table.Insert(Block.Octets(name), Block.Octets(value));

        Block.Show(table).Should().Be($"[1] (s = {32 + name.Length + value.Length}) {name}: {value}\nTable size: {32 + name.Length + value.Length}");
    }

    [Fact]
    [Rule("R5")]
    public void The_table_has_its_own_copy()
    {
        var table = new DynamicTable(64);
        var (name, value) = ("name"u8.ToArray(), "value"u8.ToArray());

        table.Insert(name, value);
        Array.Clear(name);
        Array.Clear(value);

        Block.Show(table).Should().Be("[1] (s = 41) name: value\nTable size: 41", "the caller's buffer is the next frame's by now");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    [Rule("R22")]
    public void There_is_no_other_position(int position)
    {
        var table = Block.Table(200, "a: 1", "b: 2");

        var name = () => table.Name(position).Length;
        var value = () => table.Value(position).Length;

        name.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(position));
        value.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(position));
    }

    [Fact]
    [Rule("R22")]
    public void No_table_is_smaller_than_nothing()
    {
        var table = Block.Table(200, "a: 1");
        var make = () => new DynamicTable(-1);
        var resize = () => table.Resize(-1);

        make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("maxSize");
        resize.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("maxSize");
        Block.Show(table).Should().Be("[1] (s = 34) a: 1\nTable size: 34", "what has been refused has changed nothing");
    }
}
