namespace Katas.Http.PersistentConnection;

/// <summary>One request on a server's side, and what is to be answered.</summary>
internal sealed class Exchange(int number, RequestHead request, bool persists)
{
    /// <summary>1xx responses that have not been taken.</summary>
    public Queue<int> Interim { get; } = new();

    public int Number { get; } = number;

    public RequestHead Request { get; } = request;

    /// <summary>As far as the request is concerned, another one may follow.</summary>
    public bool Persists { get; set; } = persists;

    /// <summary>Nothing more of the body is read: it has ended, or was refused.</summary>
    public bool BodyIsOver { get; set; } = !request.HasBody;

    /// <summary>The final response; null while nobody has answered.</summary>
    public int? Final { get; set; }

    /// <summary>What follows is not HTTP if the server agrees, or because it has.</summary>
    public bool MayBecomeTunnel => IsTunnel || (Final is null && (Request.Method == "CONNECT" || AsksForUpgrade(Request)));

    public bool IsTunnel => Final == 101 || (Final is >= 200 and < 300 && Request.Method == "CONNECT");

    public bool IsSafe => Methods.IsSafe(Request.Method);

    /// <summary>HTTP/1.0 has no upgrade, and without the option the field was for somebody else (RFC 9110 §7.8).</summary>
    public static bool AsksForUpgrade(RequestHead request) =>
        request is { HasUpgrade: true, Version: MessageVersion.Http11 } && ConnectionOptions.Contains(request.Connection, "upgrade");
}
