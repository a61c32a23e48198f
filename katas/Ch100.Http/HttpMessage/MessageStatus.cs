namespace Katas.Http.HttpMessage;

/// <summary>What a call of <see cref="MessageReader.Read"/> came to.</summary>
public enum MessageStatus
{
    /// <summary>All of the input has been read and the message goes on.</summary>
    NeedMore,

    /// <summary>The head has ended. The rest of the input has not been looked at.</summary>
    Head,

    /// <summary>Some bytes of the body are handed out.</summary>
    Body,

    /// <summary>A chunked body follows. It is read by somebody else, and then <see cref="MessageReader.Next"/> is called.</summary>
    Chunked,

    /// <summary>The connection has become a tunnel, or speaks another protocol: nothing that follows is HTTP/1.</summary>
    Tunnel,

    /// <summary>The message has ended; what is left of the input belongs to the next one.</summary>
    Done,
}
