using System.Buffers.Text;
using System.Security.Cryptography;

namespace Katas.SessionsAndTokens.JwtSigner.Steps;

/// <summary>RSA keys that the whole world knows.</summary>
internal static class RsaKeys
{
    // RFC 7520 §3.4.
    private static readonly RSAParameters BilboPair = new()
    {
        Modulus = Bytes(
            "n4EPtAOCc9AlkeQHPzHStgAbgs7bTZLwUBZdR8_KuKPEHLd4rHVTeT-O-XV2jRojdNhxJWTDvNd7nqQ0VEiZQHz_AJmSCpMaJMRBSFKrKb2wqVwG"
            + "U_NsYOYL-QtiWN2lbzcEe6XC0dApr5ydQLrHqkHHig3RBordaZ6Aj-oBHqFEHYpPe7Tpe-OfVfHd1E6cS6M1FZcD1NNLYD5lFHpPI9bTwJlsde3u"
            + "hGqC0ZCuEHg8lhzwOHrtIQbS0FVbb9k3-tVTU4fg_3L_vniUFAKwuCLqKnS2BYwdq_mzSnbLY7h_qixoR7jig3__kRhuaxwUkRz5iaiQkqgc5gHd"
            + "rNP5zw"),
        Exponent = Bytes("AQAB"),
        D = Bytes(
            "bWUC9B-EFRIo8kpGfh0ZuyGPvMNKvYWNtB_ikiH9k20eT-O1q_I78eiZkpXxXQ0UTEs2LsNRS-8uJbvQ-A1irkwMSMkK1J3XTGgdrhCku9gRldY7"
            + "sNA_AKZGh-Q661_42rINLRCe8W-nZ34ui_qOfkLnK9QWDDqpaIsA-bMwWWSDFu2MUBYwkHTMEzLYGqOe04noqeq1hExBTHBOBdkMXiuFhUq1BU6l"
            + "-DqEiWxqg82sXt2h-LMnT3046AOYJoRioz75tSUQfGCshWTBnP5uDjd18kKhyv07lhfSJdrPdM5Plyl21hsFf4L_mHCuoFau7gdsPfHPxxjVOcOp"
            + "BrQzwQ"),
        P = Bytes(
            "3Slxg_DwTXJcb6095RoXygQCAZ5RnAvZlno1yhHtnUex_fp7AZ_9nRaO7HX_-SFfGQeutao2TDjDAWU4Vupk8rw9JR0AzZ0N2fvuIAmr_WCsmGpe"
            + "NqQnev1T7IyEsnh8UMt-n5CafhkikzhEsrmndH6LxOrvRJlsPp6Zv8bUq0k"),
        Q = Bytes(
            "uKE2dh-cTf6ERF4k4e_jy78GfPYUIaUyoSSJuBzp3Cubk3OCqs6grT8bR_cu0Dm1MZwWmtdqDyI95HrUeq3MP15vMMON8lHTeZu2lmKvwqW7anV5"
            + "UzhM1iZ7z4yMkuUwFWoBvyY898EXvRD-hdqRxHlSqAZ192zB3pVFJ0s7pFc"),
        DP = Bytes(
            "B8PVvXkvJrj2L-GYQ7v3y9r6Kw5g9SahXBwsWUzp19TVlgI-YV85q1NIb1rxQtD-IsXXR3-TanevuRPRt5OBOdiMGQp8pbt26gljYfKU_E9xn-RU"
            + "LHz0-ed9E9gXLKD4VGngpz-PfQ_q29pk5xWHoJp009Qf1HvChixRX59ehik"),
        DQ = Bytes(
            "CLDmDGduhylc9o7r84rEUVn7pzQ6PF83Y-iBZx5NT-TpnOZKF1pErAMVeKzFEl41DlHHqqBLSM0W1sOFbwTxYWZDm6sI6og5iTbwQGIC3gnJKbi_"
            + "7k_vJgGHwHxgPaX2PnvP-zyEkDERuf-ry4c_Z11Cq9AqC2yeL6kdKT1cYF8"),
        InverseQ = Bytes(
            "3PiqvXQN0zwMeE-sBvZgi289XP9XCQF3VWqPzMKnIgQp7_Tugo6-NZBKCQsMf3HaEGBjTVJs_jcK8-TRXvaKe-7ZMaQj8VfBdYkssbu0NKDDhjJ-"
            + "GtiseaDVWt7dcH0cfwxgFUHpQh7FoCrjFJ6h6ZEpMF6xmujs4qMpPz8aaI4"),
    };

    // One bit less than RFC 7518 asks for.
    private const string Pkcs8Of2047Bits =
        "MIIEuwIBADANBgkqhkiG9w0BAQEFAASCBKUwggShAgEAAoIBAFto5MHEs8sNIAzfzG22jUZ0HpJ6BKoKqmA1i2NiL-DMKd5TcBIqRDaiGAQd2QD1PUsqDY"
        + "5tsKr5TOO-3wQ__l1PvVAPY7gX0cu-Snf2fm8j_hOtcsRn2COvM0k4RaC_YbrzHFnvjVwOfCoZjd-_z0ws_9VBssr_-q-Za3VIk7dO6xmhhE1J5VZVNF4R"
        + "RJqqK0x3IdENPnqOeWjB8ToLTMnqjkJiok238VIpaxh-_k2zB_832184Jygg00sYtHmh3i-I-zMTqjIkkaT6lIpUisrRGnFhpzPW20dldGY4dLi38WEIxs"
        + "H0QRh_wAdzHaduubCA3w-Cb1SfaldANQBe13cCAwEAAQKCAQAQIRYcSsUe0xYQr3y27ztGbz7lwboI9xDRISGTS8P--od4v2hLDEI1Ea0DLPEZhixmkukJ"
        + "dLlzscGrfgaEDXaoqGVTNyP1W96dANrLCCePHN68QiK6HUi6IzP9e3xtvNdV0YfzJp3e3H90PkYWcRX27wnFa25M-5YUXhHkBAZslbuzYTK7zwfphxi6AG"
        + "Kyu-sotHtmSSnRG9a_0kThOMwpa-c2gvzcDdAWaMHn4NpoqF-efRDd0EtEiGz6DvC2TEpHfK7ZddUaqPIevjFTRT_cNH5t6icFXjA_W8JRXc-63TGrJygP"
        + "An_lvcXWtDijQ9PzdcxwWyllleq5W1QDYwqhAoGBANCgJ_gwsO-Vi0wZSzqBzaGbx4_jzpZy9x3sBC6n2dRLFycI9768dYntT_or724tQ8oJN7txlPAd_d"
        + "ID7H2TbQJcfwUDExiPcCB_O32-3Azch12BRRpQ5-nP_RE-3Lh1m3hVL0_ZQnI3VHwrqLH10wpOWMVHmUWQAK0u1iH43DcDAoGAcCq7vIbRuiVnekOvtYz7"
        + "Zm7mjsQlEB1tNdxaeq3fWoQjLF-IvpMPTphHU1WFVDulhHjzp0Itgdi7dLFvc54aool57TJKGQTGC9o0rs3N9mqETN42HurJoKyJu9tKWu4VBdWMtWC2b9"
        + "v-_8CmCnn87lvUsC5IwlMGVhnYu3stqX0CgYA0gXpNvoNpaOur9Vm3md-U4s3w6tadisWi5DmRPHFYOqXTDzC68ldqpS1RuykBQ6ch-_vo0wc2_3VYG-Cz"
        + "Ih13UKwvKLzvm3oO07a3SQe8vOvcnqIzo1UaxVvdsUJ_sim0uUu0_ur4L_C1Z4-HamT43Qr-a6ypkzp4W6dM2YMi3QKBgCvEQOTbJlKf7bSDXLhWfnIFq-"
        + "jhGCUllkuB47wixBgpnx_dVxolf7-HI62cnR20-GysVUZaSC92Rg7OfVJ7yqDJS84F5WvFtRFC33Ol0kvoXB8yRaPisTIEoOmwM18vrvxLy0-qoQUcrm9U"
        + "2HUWDF9lbaQhKzrH8pz-ENd2xOZxAoGBAIhJwAJpF0elzGxUCrbnokZQZ7YRf-tUbxag8W5IJx0poCyb55bgAj1RuqrWGmIWrJ4TvHMbv54BY7lMH7rkie"
        + "G3rAXIVbulr0PwYSfn9LtLfltQ_QSg5iIb71yDH5XH3_C2RGVUOGWZ7SWIpCUAX1mmwukfYBZxU6NseuZjmzSF";

    /// <summary>The key of RFC 7515, appendix A.2: 2048 bits. The same object each time, unless it has been disposed of.</summary>
    public static RSA Example() => Kept.Key(typeof(RsaKeys), "A.2", () => RSA.Create(Rfc7515A2.Pair));

    /// <summary>Its public half.</summary>
    public static RSA PublicExample() => RSA.Create(new RSAParameters { Modulus = Rfc7515A2.Pair.Modulus, Exponent = Rfc7515A2.Pair.Exponent });

    /// <summary>The key of RFC 7520 §3.4: 2048 bits.</summary>
    public static RSA Bilbo() => RSA.Create(BilboPair);

    /// <summary>A key of 2047 bits.</summary>
    public static RSA TooSmall()
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(Bytes(Pkcs8Of2047Bits), out _);
        return rsa;
    }

    private static byte[] Bytes(string base64Url) => Base64Url.DecodeFromChars(base64Url);
}
