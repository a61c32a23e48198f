using System.Globalization;

namespace Katas.Http.ServerPush.Steps;

/// <summary>A shop that may speak for <c>example.com</c> and its neighbours, and what it promises.</summary>
internal static class Scene
{
    public static Authority Shop => new("https", 443, "example.com", "*.example.net");

    /// <summary>A request such as <c>GET https example.com /a</c>, and behind it fields such as <c>accept: x | te: trailers</c>.</summary>
    public static IReadOnlyList<HttpField> Request(string head = "GET https example.com /a", string fields = "")
    {
        var values = head.Split(' ');
        return
        [
            .. new[] { ":method", ":scheme", ":authority", ":path" }.Zip(values, (name, value) => new HttpField(name, value)),
            .. Fields(fields),
        ];
    }

    public static IReadOnlyList<HttpField> Page(int number) =>
        Request(string.Create(CultureInfo.InvariantCulture, $"GET https example.com /{number}"));

    public static IEnumerable<HttpField> Fields(string lines) => lines.Split(" | ", StringSplitOptions.RemoveEmptyEntries).Select(line =>
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return new HttpField(line[..colon], line[(colon + 2)..]);
    });

    /// <summary>A server with two requests, on streams 1 and 3.</summary>
    public static PushServer Server(int firstStreamId = 2)
    {
        var server = new PushServer(Shop) { FirstStreamId = firstStreamId };
        server.RequestOpened(1);
        server.RequestOpened(3);
        return server;
    }

    /// <summary>What came of a promise: <c>Allowed 2</c>, <c>TooLate</c>.</summary>
    public static string Promise(PushServer server, int onStream = 1, IReadOnlyList<HttpField>? request = null)
    {
        var verdict = server.TryPromise(onStream, request ?? Request(), out var streamId);
        return Show(verdict, streamId, none: 0);
    }

    /// <inheritdoc cref="Promise(PushServer, int, IReadOnlyList{HttpField})"/>
    public static string Promise(Http3PushServer server, long onStream = 0, IReadOnlyList<HttpField>? request = null)
    {
        var verdict = server.TryPromise(onStream, request ?? Request(), out var pushId);
        return Show(verdict, pushId, none: -1);
    }

    /// <summary>What was answered, or the error: <c>Accepted</c>, <c>ProtocolError about 2</c>.</summary>
    public static string Said<T>(Func<T> act)
    {
        try
        {
            return $"{act()}";
        }
        catch (ConnectionErrorException error)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{error.Code} about {error.Id}");
        }
    }

    /// <inheritdoc cref="Said{T}(Func{T})"/>
    public static string Said(Action act) => Said(() =>
    {
        act();
        return "no error";
    });

    /// <summary>The name of the argument that is refused; <c>none</c> if nothing is.</summary>
    public static string Refused(Action act)
    {
        try
        {
            act();
            return "none";
        }
        catch (ArgumentException refusal)
        {
            return $"{refusal.ParamName}";
        }
    }

    private static string Show(PushVerdict verdict, long id, long none)
    {
        (id != none).Should().Be(verdict == PushVerdict.Allowed, "of {0} there is a promise, or none", verdict);
        return verdict == PushVerdict.Allowed ? string.Create(CultureInfo.InvariantCulture, $"Allowed {id}") : $"{verdict}";
    }
}
