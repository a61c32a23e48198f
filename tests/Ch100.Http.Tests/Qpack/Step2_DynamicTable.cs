namespace Katas.Http.Qpack.Steps;

public sealed class Step2_DynamicTable
{
    [Fact]
    [Rule("R5")]
    public void An_entry_counts_its_octets_and_32()
    {
        var table = Table(220, ":authority: www.example.com", ":path: /sample/path");

        Octets.Show(table).Should().Be("0 :authority: www.example.com\n1 :path: /sample/path\nSize=106", "that is RFC 9204, B.2");
        (table.Capacity, table.InsertCount, table.DroppedCount).Should().Be((220, 2, 0));
    }

    [Fact]
    [Rule("R5")]
    public void The_same_field_may_be_there_twice()
    {
        var table = Table(100, "a: b", "a: b");

        Octets.Show(table).Should().Be("0 a: b\n1 a: b\nSize=68");
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("", "x")]
    [InlineData("x", "")]
    [Rule("R5")]
    public void Name_and_value_may_be_empty(string name, string value)
    {
        var table = Table(64);

        table.TryInsert(Octets.Latin(name), Octets.Latin(value)).Should().BeTrue();

        Octets.Show(table).Should().Be($"0 {name}: {value}\nSize={32 + name.Length + value.Length}");
    }

    [Fact]
    [Rule("R5")]
    public void The_table_has_its_own_copy()
    {
        var table = Table(64);
        var (name, value) = ("name"u8.ToArray(), "value"u8.ToArray());

        table.TryInsert(name, value);
        Array.Clear(name);
        Array.Clear(value);

        Octets.Show(table).Should().Be("0 name: value\nSize=41", "the caller's buffer is the next packet's by now");
    }

    [Theory]
    [InlineData(0)] // evicted
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    [Rule("R5")]
    [Rule("R37")]
    public void Nothing_else_is_there(long index)
    {
        var table = Table(70, "a: 1", "b: 2", "c: 3");

        var name = () => table.Name(index).Length;
        var value = () => table.Value(index).Length;

        name.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(index));
        value.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(index));
    }

    [Theory]
    [InlineData(102, "0 a: 1\n1 b: 2\n2 c: 3\nSize=102")]
    [InlineData(101, "1 b: 2\n2 c: 3\nSize=68")]
    [InlineData(68, "1 b: 2\n2 c: 3\nSize=68")]
    [InlineData(67, "2 c: 3\nSize=34")]
    [InlineData(34, "2 c: 3\nSize=34")]
    [Rule("R6")]
    public void The_oldest_go_until_the_new_one_fits(int capacity, string expected) =>
        Octets.Show(Table(capacity, "a: 1", "b: 2", "c: 3")).Should().Be(expected, "absolute indexes stay");

    [Fact]
    [Rule("R6")]
    public void One_entry_may_push_out_many()
    {
        var table = Table(110, "a: 1", "b: 2", "c: 3");

        table.TryInsert("d"u8, new byte[43]).Should().BeTrue();

        (table.DroppedCount, table.InsertCount, table.Size).Should().Be((2, 4, 110), "76 and 34 are 110");
    }

    [Theory]
    [InlineData(66, true)]
    [InlineData(67, false)]
    [Rule("R6")]
    public void What_is_larger_than_the_capacity_changes_nothing(int valueLength, bool fits)
    {
        var table = Table(100, "a: 1", "b: 2");
        var before = Octets.Show(table);

        table.TryInsert("cc"u8, new byte[valueLength]).Should().Be(fits);

        (Octets.Show(table) == before, table.InsertCount).Should().Be((!fits, fits ? 3 : 2), "QPACK has no way to empty a table with an entry");
    }

    [Fact]
    [Rule("R6")]
    public void The_name_may_be_that_of_an_entry_that_goes()
    {
        var table = Table(100, "name-of-the-first: 1");

        for (var i = 2; i < 40; i++)
        {
            table.TryInsert(table.Name(table.DroppedCount), Octets.Latin($"{i}{new string('x', 20)}")).Should().BeTrue();

            Octets.Show(table).Should().StartWith($"{i - 1} name-of-the-first: {i}xxx", "round {0}: there is room for one only", i);
        }
    }

    [Fact]
    [Rule("R6")]
    public void An_entry_may_be_a_copy_of_one_that_goes()
    {
        var table = Table(110, "a: 1", "b: 2", "c: 3");

        for (var i = 3; i < 300; i++)
        {
            table.TryInsert(table.Name(table.DroppedCount), table.Value(table.DroppedCount)).Should().BeTrue();

            var expected = Enumerable.Range(i - 2, 3).Select(index => $"{index} {"abc"[index % 3]}: {(index % 3) + 1}\n");
            Octets.Show(table).Should().Be(string.Concat(expected) + "Size=102");
        }
    }

    [Fact]
    [Rule("R7")]
    public void A_table_begins_with_a_capacity_of_0()
    {
        var table = new DynamicTable(100);

        table.TryInsert("a"u8, "1"u8).Should().BeFalse();

        (table.Capacity, Octets.Show(table)).Should().Be((0, "Size=0"), "the maximum only says how far the encoder may go");
    }

    [Theory]
    [InlineData(200, "0 a: 1\n1 b: 2\n2 c: 3\nSize=102")]
    [InlineData(102, "0 a: 1\n1 b: 2\n2 c: 3\nSize=102")]
    [InlineData(101, "1 b: 2\n2 c: 3\nSize=68")]
    [InlineData(40, "2 c: 3\nSize=34")]
    [InlineData(33, "Size=0")]
    [InlineData(0, "Size=0")]
    [Rule("R7")]
    public void With_another_capacity_the_oldest_go_until_the_others_fit(int capacity, string expected)
    {
        var table = Table(200, "a: 1", "b: 2", "c: 3");

        table.SetCapacity(capacity);

        (Octets.Show(table), table.Capacity, table.InsertCount).Should().Be((expected, capacity, 3));
    }

    [Fact]
    [Rule("R7")]
    public void Capacity_that_comes_back_brings_no_entries_back()
    {
        var table = Table(200, "a: 1", "b: 2");

        table.SetCapacity(0);
        table.SetCapacity(200);
        table.TryInsert("c"u8, "3"u8).Should().BeTrue();

        Octets.Show(table).Should().Be("2 c: 3\nSize=34", "an absolute index is never given to another entry");
    }

    [Fact]
    [Rule("R7")]
    public void A_table_that_grows_keeps_what_it_has()
    {
        var table = new DynamicTable(10_000);
        for (var capacity = 34; capacity < 1_000; capacity += 34)
        {
            table.SetCapacity(capacity);
            table.TryInsert("n"u8, [(byte)('0' + (capacity / 34))]).Should().BeTrue();
            table.DroppedCount.Should().Be(0);
        }

        var values = Enumerable.Range(0, (int)table.InsertCount).Select(index => Octets.Text(table.Value(index)));
        string.Concat(values).Should().Be(string.Concat(Enumerable.Range(1, 29).Select(i => (char)('0' + i))));
    }

    [Fact]
    [Rule("R37")]
    public void No_capacity_is_below_0_or_above_the_maximum()
    {
        var table = Table(100, "a: 1");

        foreach (var capacity in new[] { -1, 101, int.MaxValue })
        {
            var set = () => table.SetCapacity(capacity);
            set.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(capacity));
        }

        var make = () => new DynamicTable(-1);
        make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("maxCapacity");
        (table.Capacity, Octets.Show(table)).Should().Be((100, "0 a: 1\nSize=34"), "what has been refused has changed nothing");
    }

    private static DynamicTable Table(int capacity, params string[] fields)
    {
        var table = new DynamicTable(capacity);
        table.SetCapacity(capacity);
        foreach (var (name, value) in fields.Select(Octets.Field))
        {
            table.TryInsert(name, value).Should().BeTrue();
        }

        return table;
    }
}
