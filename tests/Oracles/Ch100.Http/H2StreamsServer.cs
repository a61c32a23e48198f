using System.Buffers;
using System.Net.Sockets;
using Katas.Http.H2Frames;
using Streams = Katas.Http.H2Streams;

namespace Katas.Oracles.Http;

/// <summary>A server made on the streams of the solution: to each request it answers with what the request had, or with <paramref name="answer"/>.</summary>
internal sealed class H2StreamsServer(Streams.ConnectionOptions options, byte[] answer)
{
    /// <summary>Takes place on each connection when so many bytes of content have come on it.</summary>
    public (int AfterBytes, Action<Streams.Connection> Do)? Turn { get; init; }

    /// <summary>The largest number of streams that were open at a time.</summary>
    public int MostOpen { get; private set; }

    /// <summary>Frames, by their type, that came from clients.</summary>
    public SortedDictionary<string, int> Seen { get; } = [];

    /// <summary>Serves all who come, until something has ended.</summary>
    public async Task Serve(TcpListener listener, Task until)
    {
        using var stop = new CancellationTokenSource();
        var stopping = until.ContinueWith(_ => stop.Cancel(), TaskScheduler.Default);
        var connections = new List<Task> { stopping };
        try
        {
            while (true)
            {
                connections.Add(Serve(await listener.AcceptTcpClientAsync(stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            var one = new OneConnection(this, options, answer);
            var stream = client.GetStream();
            try
            {
                for (var buffer = new byte[64 * 1024]; ;)
                {
                    await stream.WriteAsync(one.Send());
                    var count = await stream.ReadAsync(buffer);
                    if (count == 0)
                    {
                        break;
                    }

                    one.Take(buffer.AsSpan(..count));
                }
            }
            catch (IOException)
            {
                // A client that has all that it wants may be gone at once.
            }
        }
    }

    private sealed class OneConnection(H2StreamsServer server, Streams.ConnectionOptions options, byte[] answer)
    {
        private readonly Streams.Connection connection = new(Streams.Endpoint.Server, options);
        private readonly FrameReader reader = new();
        private readonly ArrayBufferWriter<byte> unread = new();
        private readonly Dictionary<int, List<byte>> requests = []; // their content, while they are open
        private readonly SortedDictionary<int, Memory<byte>> answers = []; // what of them has to be sent
        private readonly Dictionary<int, ReadOnlyMemory<byte>> going = []; // the bytes of DATA that wait to be taken
        private bool hasTurned;
        private int come;

        public void Take(ReadOnlySpan<byte> bytes)
        {
            unread.Write(bytes);
            ReadOnlySpan<byte> input = unread.WrittenSpan.ToArray();
            unread.ResetWrittenCount();
            while (reader.Read(ref input, out var frame) is not FrameStatus.NeedMore)
            {
                server.Count(frame.Type.ToString());
                if (H2StreamsFrames.Of(frame) is { } known && connection.Receive(known))
                {
                    Understand(known, frame.Content);
                }
            }

            unread.Write(input);
            Answer();
        }

        public ReadOnlyMemory<byte> Send()
        {
            var output = new ArrayBufferWriter<byte>();
            var writer = new FrameWriter(output) { MaxFrameSize = FrameReaderOptions.LargestMaxFrameSize };
            foreach (var frame in connection.TakeFrames())
            {
                var content = ReadOnlyMemory<byte>.Empty;
                if (frame is Streams.Frame.StreamData data)
                {
                    content = going[data.StreamId][..data.Length];
                    going[data.StreamId] = going[data.StreamId][data.Length..];
                }

                H2StreamsFrames.Write(writer, frame, content.Span);
            }

            return output.WrittenMemory;
        }

        private void Understand(Streams.Frame frame, ReadOnlySpan<byte> content)
        {
            switch (frame)
            {
                case Streams.Frame.StreamHeaders headers:
                    requests.TryAdd(headers.StreamId, []);
                    server.MostOpen = Math.Max(server.MostOpen, requests.Count + answers.Count);
                    EndIf(headers.EndStream, headers.StreamId);
                    break;
                case Streams.Frame.StreamData data:
                    requests[data.StreamId].AddRange(content);
                    connection.Consume(data.StreamId, data.Length);
                    come += data.Length;
                    EndIf(data.EndStream, data.StreamId);
                    break;
                case Streams.Frame.Reset reset:
                    requests.Remove(reset.StreamId);
                    answers.Remove(reset.StreamId);
                    break;
            }

            if (server.Turn is { } turn && !hasTurned && come >= turn.AfterBytes)
            {
                hasTurned = true;
                turn.Do(connection);
            }
        }

        private void EndIf(bool ends, int id)
        {
            if (ends && requests.Remove(id, out var content))
            {
                connection.SendHeaders(id, endStream: false);
                answers[id] = content.Count > 0 ? content.ToArray() : answer;
                going[id] = answers[id];
            }
        }

        private void Answer()
        {
            foreach (var (id, rest) in answers.ToList())
            {
                var sent = connection.SendData(id, rest.Length, endStream: true);
                answers[id] = rest[sent..];
                if (sent == rest.Length)
                {
                    answers.Remove(id);
                }
            }
        }
    }

    private void Count(string type)
    {
        lock (Seen)
        {
            Seen[type] = Seen.GetValueOrDefault(type) + 1;
        }
    }
}
