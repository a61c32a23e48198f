namespace Katas.SessionsAndTokens.CorsPolicy.Steps;

public sealed class Step2_Settings
{
    [Theory]
    [InlineData("null")] // every page in a sandbox has this one
    [InlineData("https://app.example/")]
    [InlineData("https://*.app.example")]
    [InlineData("*.app.example")]
    [InlineData("https://App.example")]
    [InlineData("https://app.example:443")]
    [InlineData("")]
    [InlineData(null)]
    [Rule("R2")]
    public void What_no_page_has_is_no_origin_to_share_with(string? origin) =>
        Refuses(new CorsSettings { Origins = ["https://app.example", origin!] }, nameof(CorsSettings.Origins), origin);

    [Theory]
    [InlineData("https://app.example", "*")]
    [InlineData("*", "https://app.example")]
    [InlineData("*", "*")]
    [Rule("R2")]
    public void All_and_some_is_no_list(string first, string second) =>
        Refuses(new CorsSettings { Origins = [first, second] }, nameof(CorsSettings.Origins), "*");

    [Theory]
    [InlineData("put")] // a browser writes PUT
    [InlineData("Delete")]
    [InlineData("get")]
    [InlineData("TRACE")] // no browser sends these for a page
    [InlineData("connect")]
    [InlineData("Track")]
    [InlineData("PUT, DELETE")]
    [InlineData("PUT\r\nSet-Cookie: id=1")]
    [InlineData("PÜT")]
    [InlineData("")]
    [InlineData(null)]
    [Rule("R3")]
    public void A_method_is_one_that_a_browser_can_send(string? method) =>
        Refuses(new CorsSettings { Methods = ["PUT", method!] }, nameof(CorsSettings.Methods), method);

    [Theory]
    [InlineData("X-A, X-B")]
    [InlineData("X-A:")]
    [InlineData("X A")]
    [InlineData("X-A\r\nSet-Cookie: id=1")]
    [InlineData("X-Ä")]
    [InlineData("")]
    [InlineData(null)]
    [Rule("R4")]
    public void A_name_is_one_that_a_field_can_have(string? name)
    {
        Refuses(new CorsSettings { RequestHeaders = ["X-B", name!] }, nameof(CorsSettings.RequestHeaders), name);
        Refuses(new CorsSettings { ExposedHeaders = ["X-B", name!] }, nameof(CorsSettings.ExposedHeaders), name);
    }

    [Theory]
    [InlineData(nameof(CorsSettings.Origins))]
    [InlineData(nameof(CorsSettings.Methods))]
    [InlineData(nameof(CorsSettings.RequestHeaders))]
    [InlineData(nameof(CorsSettings.ExposedHeaders))]
    [Rule("R5")]
    public void With_credentials_nothing_is_for_all(string setting)
    {
        var settings = setting switch
        {
            nameof(CorsSettings.Origins) => new CorsSettings { Origins = ["*"] },
            nameof(CorsSettings.Methods) => new CorsSettings { Methods = ["PUT", "*"] },
            nameof(CorsSettings.RequestHeaders) => new CorsSettings { RequestHeaders = ["*", "Authorization"] },
            _ => new CorsSettings { ExposedHeaders = ["*"] },
        };

        Refuses(settings with { AllowCredentials = true }, setting, "*");
    }

    [Theory]
    [InlineData(-10_000_000)]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(15_000_000)] // a second and a half
    [Rule("R6")]
    public void A_browser_remembers_for_whole_seconds(long ticks) =>
        Refuses(new CorsSettings { MaxAge = TimeSpan.FromTicks(ticks) }, nameof(CorsSettings.MaxAge), $"{TimeSpan.FromTicks(ticks)}");

    [Fact]
    [Rule("R2")]
    [Rule("R3")]
    [Rule("R4")]
    public void All_else_may_be_written_down()
    {
        CorsSettings[] good =
        [
            new(),
            new() { Origins = ["*"], Methods = ["*"], RequestHeaders = ["*", "Authorization"], ExposedHeaders = ["*"], MaxAge = TimeSpan.Zero },
            new() { Origins = ["https://app.example", "https://app.example", "http://[::1]:1"], AllowCredentials = true },
            new() { Methods = ["GET", "PUT", "patch", "PATCH", "CHICKEN", "!#$%&'*+-.^_`|~"], RequestHeaders = ["x-a", "X-A", "!#$%&'*+-.^_`|~"] },
        ];
        foreach (var settings in good)
        {
            var make = () => new CorsGate(settings);

            make.Should().NotThrow("{0} is a policy", settings);
        }
    }

    [Fact]
    [Rule("R7")]
    public void Null_is_a_callers_mistake()
    {
        var noSettings = () => new CorsGate(null!);
        var noRequest = () => new CorsGate(new CorsSettings()).Decide(null!);

        noSettings.Should().Throw<ArgumentNullException>().WithParameterName("settings");
        noRequest.Should().Throw<ArgumentNullException>().WithParameterName("request");

        CorsSettings[] withoutAList =
        [
            new() { Origins = null! }, new() { Methods = null! },
            new() { RequestHeaders = null! }, new() { ExposedHeaders = null! },
        ];
        foreach (var settings in withoutAList)
        {
            var make = () => new CorsGate(settings);

            make.Should().Throw<ArgumentNullException>("a list may be empty, but not null: {0}", settings);
        }
    }

    private static void Refuses(CorsSettings settings, string setting, string? value)
    {
        var make = () => new CorsGate(settings);

        make.Should().Throw<ArgumentException>("{0} cannot have \"{1}\"", setting, value).WithParameterName(nameof(settings))
            .Which.Message.Should().Contain(setting).And.Contain($"\"{value}\"", "it says what is wrong");
    }
}
