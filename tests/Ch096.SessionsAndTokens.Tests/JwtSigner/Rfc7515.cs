namespace Katas.SessionsAndTokens.JwtSigner.Steps;

/// <summary>The examples of RFC 7515, appendices A.1 to A.4, in compact serialization.</summary>
internal static class Rfc7515
{
    /// <summary>HS256. Its header and payload have line breaks in them.</summary>
    public const string A1 = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9." + Payload + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    /// <summary>RS256.</summary>
    public const string A2 = "eyJhbGciOiJSUzI1NiJ9." + Payload
        + ".cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQ"
        + "jbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZES"
        + "c6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";

    /// <summary>The signing input of A.3, ES256.</summary>
    public const string A3 = "eyJhbGciOiJFUzI1NiJ9." + Payload;

    /// <summary>The signing input of A.4, ES512: the text "Payload".</summary>
    public const string A4 = "eyJhbGciOiJFUzUxMiJ9.UGF5bG9hZA";

    private const string Payload = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
}
