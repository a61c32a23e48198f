using CsCheck;

namespace Katas.Http.Hpack.Steps;

public sealed class Step4_Eviction
{
    [Theory]
    [InlineData(102, "[1] (s = 34) c: 3\n[2] (s = 34) b: 2\n[3] (s = 34) a: 1\nTable size: 102")] // all three fit exactly
    [InlineData(101, "[1] (s = 34) c: 3\n[2] (s = 34) b: 2\nTable size: 68")] // one octet too few
    [InlineData(68, "[1] (s = 34) c: 3\n[2] (s = 34) b: 2\nTable size: 68")]
    [InlineData(67, "[1] (s = 34) c: 3\nTable size: 34")]
    [InlineData(34, "[1] (s = 34) c: 3\nTable size: 34")]
    [InlineData(33, "Table size: 0")]
    [InlineData(0, "Table size: 0")]
    [Rule("R6")]
    public void The_oldest_make_room_for_the_new_one(int maxSize, string expected) =>
        Block.Show(Block.Table(maxSize, "a: 1", "b: 2", "c: 3")).Should().Be(expected, "the table has {0} octets", maxSize);

    [Fact]
    [Rule("R6")]
    public void A_large_entry_evicts_as_many_as_it_has_to()
    {
        var table = Block.Table(136, "a: 1", "b: 2", "c: 3", "d: 4", $"e: {new string('x', 36)}");

        Block.Show(table).Should().Be(
            $"[1] (s = 69) e: {new string('x', 36)}\n[2] (s = 34) d: 4\nTable size: 103", "69 and 2 * 34 are 137");
    }

    [Theory]
    [InlineData(67, "[1] (s = 100) a: {0}\nTable size: 100")] // the whole table
    [InlineData(68, "Table size: 0")] // one octet more
    [InlineData(5000, "Table size: 0")]
    [Rule("R6")]
    public void An_entry_larger_than_the_table_empties_it(int length, string expected)
    {
        var value = new string('x', length);

        var table = Block.Table(100, "b: 2", $"a: {value}");

        Block.Show(table).Should().Be(expected.Replace("{0}", value, StringComparison.Ordinal), "this is no error, but how a table is cleared");
    }

    [Fact]
    [Rule("R6")]
    public void An_emptied_table_goes_on()
    {
        var table = Block.Table(100, "b: 2", $"a: {new string('x', 80)}", "c: 3");

        Block.Show(table).Should().Be("[1] (s = 34) c: 3\nTable size: 34");
    }

    [Fact]
    [Rule("R6")]
    public void A_new_entry_may_have_the_name_of_one_that_has_to_go()
    {
        var table = Block.Table(100, "name-of-the-first: 1");
        for (var i = 2; i < 300; i++)
        {
            table.Insert(table.Name(1), Block.Octets($"{i} and as many octets as will fit"[..20]));

            Block.Text(table.Name(1)).Should().Be("name-of-the-first", "the entry before is evicted, its name is not (round {0})", i);
            table.Count.Should().Be(1, "69 octets and as many again are more than 100");
        }
    }

    [Fact]
    [Rule("R6")]
    public void A_new_entry_may_have_the_value_of_one_that_has_to_go()
    {
        var table = Block.Table(40, "a: value");
        for (var i = 0; i < 50; i++)
        {
            table.Insert("b"u8, table.Value(1));

            Block.Show(table).Should().Be("[1] (s = 38) b: value\nTable size: 38", "round {0}", i);
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData(150)]
    [InlineData(300)]
    [Rule("R6")]
    public void Name_and_value_may_come_from_the_table_itself(int maxSize)
    {
        Block.Table(maxSize, "a: 1").Count.Should().Be(1);

        Gen.Int[0, 99].Array[1, 200].Sample(
            choices =>
            {
                var table = new DynamicTable(maxSize);
                var list = new List<(string Name, string Value)>(); // the newest first
                foreach (var choice in choices)
                {
                    if (choice % 2 == 0 && list.Count > 0)
                    {
                        var position = 1 + (choice % list.Count);
                        list.Insert(0, (list[^1].Value, list[position - 1].Name));
                        table.Insert(table.Value(table.Count), table.Name(position));
                    }
                    else
                    {
                        list.Insert(0, ($"n{choice}", new string((char)('a' + (choice % 26)), choice % 40)));
                        table.Insert(Block.Octets(list[0].Name), Block.Octets(list[0].Value));
                    }

                    while (list.Sum(Size) > maxSize)
                    {
                        list.RemoveAt(list.Count - 1);
                    }
                }

                var expected = string.Concat(list.Select((field, i) => $"[{i + 1}] (s = {Size(field)}) {field.Name}: {field.Value}\n"));
                Block.Show(table).Should().Be($"{expected}Table size: {list.Sum(Size)}");
            },
            iter: Samples.Of(60),
            threads: 1);

        static int Size((string Name, string Value) field) => field.Name.Length + field.Value.Length + 32;
    }

    [Fact]
    [Rule("R6")]
    public void The_name_may_come_from_the_oldest_of_many()
    {
        var table = Block.Table(120, "first: 1", "second: 2", "third: 3");
        for (var i = 0; i < 100; i++)
        {
            var oldest = Block.Text(table.Name(table.Count));

            table.Insert(table.Name(table.Count), "+"u8);

            Block.Text(table.Name(1)).Should().Be(oldest, "round {0}", i);
        }
    }

    [Theory]
    [InlineData(102, "[1] (s = 34) c: 3\n[2] (s = 34) b: 2\n[3] (s = 34) a: 1\nTable size: 102")]
    [InlineData(101, "[1] (s = 34) c: 3\n[2] (s = 34) b: 2\nTable size: 68")]
    [InlineData(34, "[1] (s = 34) c: 3\nTable size: 34")]
    [InlineData(33, "Table size: 0")]
    [InlineData(0, "Table size: 0")]
    [Rule("R7")]
    public void The_oldest_go_when_the_table_shrinks(int maxSize, string expected)
    {
        var table = Block.Table(200, "a: 1", "b: 2", "c: 3");

        table.Resize(maxSize);

        Block.Show(table).Should().Be(expected, "the table has {0} octets from now on", maxSize);
        table.MaxSize.Should().Be(maxSize);
    }

    [Fact]
    [Rule("R7")]
    public void What_has_gone_does_not_come_back()
    {
        var table = Block.Table(200, "a: 1", "b: 2");

        table.Resize(0);
        table.Resize(200);
        var restored = Block.Show(table);
        table.Insert("c"u8, "3"u8);

        restored.Should().Be("Table size: 0");
        Block.Show(table).Should().Be("[1] (s = 34) c: 3\nTable size: 34");
    }

    [Fact]
    [Rule("R7")]
    public void A_table_that_grows_keeps_what_it_has()
    {
        var table = Block.Table(68, "a: 1", "b: 2", "c: 3");

        table.Resize(4096);
        table.Insert("d"u8, Block.Octets(new string('x', 3000)));

        Block.Show(table).Should().Be(
            $"[1] (s = 3033) d: {new string('x', 3000)}\n[2] (s = 34) c: 3\n[3] (s = 34) b: 2\nTable size: 3101");
    }

    [Fact]
    [Rule("R17")]
    public void Inserting_allocates_nothing()
    {
        var table = new DynamicTable(256);
        table.Insert("warm"u8, "up"u8);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            table.Insert("name"u8, "a value that is a little longer"u8);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.Should().Be(0, "the size of the table is known, so its memory has been taken");
        table.Count.Should().Be(3);
    }

    [Fact]
    [Rule("R5")]
    [Rule("R6")]
    [Rule("R7")]
    public void A_table_is_a_list_that_is_cut_at_its_end()
    {
        Block.Table(40, "a: 1").Count.Should().Be(1);
        var insert = Gen.Select(Gen.String[Gen.Char["abc"], 0, 8], Gen.String[Gen.Char["xyz"], 0, 40], (name, value) => (Name: name, Value: value, Size: -1));
        var resize = Gen.Int[0, 300].Select(size => (Name: "", Value: "", Size: size));
        Gen.Select(Gen.Int[0, 300], Gen.Frequency((9, insert), (1, resize)).List[0, 60]).Sample(
            (maxSize, steps) =>
            {
                var table = new DynamicTable(maxSize);
                var list = new List<string>();
                foreach (var (name, value, size) in steps)
                {
                    if (size >= 0)
                    {
                        maxSize = size;
                        table.Resize(size);
                    }
                    else
                    {
                        table.Insert(Block.Octets(name), Block.Octets(value));
                        list.Insert(0, $"{name}: {value}");
                    }

                    while (list.Sum(field => field.Length + 30) > maxSize)
                    {
                        list.RemoveAt(list.Count - 1);
                    }

                    var expected = string.Concat(list.Select((field, i) => $"[{i + 1}] (s = {field.Length + 30}) {field}\n"));
                    Block.Show(table).Should().Be($"{expected}Table size: {list.Sum(field => field.Length + 30)}");
                }
            },
            iter: Samples.Of(200),
            threads: 1);
    }
}
