namespace Katas.Http.Hpack;

/// <summary>What a call of <see cref="HpackDecoder.Decode"/> came to.</summary>
public enum HeaderBlockStatus
{
    /// <summary>The fragment has been read, and the block goes on.</summary>
    More,

    /// <summary>The block has ended, and all of its fields have been handed out.</summary>
    Complete,

    /// <summary>
    /// The block has ended. Its fields were more than <see cref="HpackLimits.MaxHeaderListSize"/> allows, and the last of them have
    /// not been handed out: a server answers 431. The connection lives on.
    /// </summary>
    TooLarge,
}
