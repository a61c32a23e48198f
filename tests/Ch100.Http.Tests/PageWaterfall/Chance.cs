namespace Katas.Http.PageWaterfall.Steps;

/// <summary>Any page, any client, any network.</summary>
internal static class Chance
{
    public static (Page Page, Client Client, Network Network) Load(Random random, Protocol? protocol = null)
    {
        var resources = new List<Resource>();
        for (var i = 0; i <= random.Next(12); i++)
        {
            resources.Add(new Resource(
                $"r{i}",
                $"h{random.Next(3)}",
                random.Next(8_000),
                i == 0 ? null : $"r{random.Next(i)}",
                random.Next(3) * random.Next(50_000)));
        }

        var version = protocol ?? (Protocol)random.Next(7);
        return (
            new Page(resources),
            new Client(
                version,
                (Tls)random.Next(version == Protocol.Http3 ? 2 : 0, 4),
                random.Next(1, 4),
                random.Next(300)),
            new Network(
                random.Next(3) * 20_000,
                random.Next(500_000, 20_000_000),
                random.Next(1, 11),
                [.. Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(1, 40))]));
    }
}
