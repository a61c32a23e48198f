using NSubstitute;
using static Katas.SessionsAndTokens.PasswordLogin.HashFunction;

namespace Katas.SessionsAndTokens.PasswordLogin.Steps;

public sealed class Step3_NewPasswords
{
    private const string TodaysWork = "Sha256 i=600000 salt=16 length=32";

    private readonly House house = new();

    [Fact]
    [Rule("R9")]
    public void A_hash_is_made_as_the_policy_says()
    {
        var stored = house.Hasher.Hash(House.Password);

        house.Work.Calls.Should().Equal(TodaysWork);
        var hash = PasswordHash.Parse(stored);
        (hash.Function, hash.Iterations, hash.Salt.Length, hash.Hash.Length).Should().Be((Sha256, 600_000, 16, 32));
    }

    [Fact]
    [Rule("R9")]
    public void Another_policy_makes_another_hash()
    {
        var other = new House(new PasswordPolicy { Function = Sha512, Iterations = 210_000, SaltLength = 24 });

        var stored = other.Hasher.Hash(House.Password);

        other.Work.Calls.Should().Equal("Sha512 i=210000 salt=24 length=64");
        stored.Should().StartWith("$pbkdf2-sha512$i=210000$");
        other.Hasher.Verify(House.Password, stored).Should().BeTrue();
    }

    [Fact]
    [Rule("R9")]
    public void Each_hash_has_a_salt_of_its_own()
    {
        string[] salts = [.. Enumerable.Range(0, 3).Select(_ => house.Hasher.Hash(House.Password).Split('$')[3])];

        salts.Should().Equal(
            ["AQIDBAUGBwgJCgsMDQ4PEA", "ERITFBUWFxgZGhscHR4fIA", "ISIjJCUmJygpKissLS4vMA"], "16 random bytes are taken for each");
    }

    [Theory]
    [InlineData("correct horse", "correct horse")]
    [InlineData("cafe\u0301 au lait", "caf\u00E9 au lait")] // typed on two keyboards
    [InlineData("\uFB01rst of all", "first of all")]
    [InlineData("  spaces count  ", "  spaces count  ")]
    [InlineData("пароль на утро", "пароль на утро")]
    [InlineData("🐎🔋📎🐎🔋📎🐎🔋", "🐎🔋📎🐎🔋📎🐎🔋")]
    [InlineData("tab\tand\nline", "tab\tand\nline")]
    [Rule("R7")]
    [Rule("R9")]
    public void A_password_is_hashed_whole_normalized_and_in_UTF_8(string password, string hashed)
    {
        house.Hasher.Hash(password);

        house.Work.Passwords.Should().Equal([hashed], "all of it counts");
    }

    [Fact]
    [Rule("R9")]
    public void The_bytes_of_a_password_do_not_stay_in_memory()
    {
        var stored = house.Hasher.Hash(House.Password);
        house.Hasher.Verify(House.Password, stored);
        house.Hasher.Verify("wrong password", null);

        house.Work.Arrays.Should().HaveCount(3).And.AllSatisfy(
            bytes => bytes.Should().OnlyContain(b => b == 0, "a memory dump has no passwords then"));
    }

    [Theory]
    [InlineData("1234567", PasswordProblem.TooShort)]
    [InlineData("", PasswordProblem.TooShort)]
    [InlineData("🐎🔋📎🐎🔋📎🐎", PasswordProblem.TooShort)] // 7 code points, 14 UTF-16 code units
    [InlineData("1234567e\u0301", null)] // 8 when it is normalized
    [InlineData("123456e\u0301", PasswordProblem.TooShort)]
    [InlineData("12345678", null)]
    [InlineData("\uFB01234567", null)] // 8 when it is normalized
    [InlineData("password<", PasswordProblem.NotText)]
    [InlineData(">password", PasswordProblem.NotText)]
    [InlineData("pass><word", PasswordProblem.NotText)] // the wrong way round
    [InlineData("password\0", PasswordProblem.NotText)] // the twin of "password"
    [InlineData("pass\0word", PasswordProblem.NotText)]
    [InlineData("\0", PasswordProblem.NotText)]
    [InlineData("<", PasswordProblem.NotText)]
    [Rule("R7")]
    [Rule("R8")]
    public void A_new_password_is_text_of_8_code_points_at_least(string password, PasswordProblem? problem) =>
        Chosen(house, House.Halves(password), problem);

    [Theory]
    [InlineData(128, null, 127, null)]
    [InlineData(128, null, 128, null)]
    [InlineData(128, null, 129, PasswordProblem.TooLong)]
    [InlineData(64, null, 64, null)]
    [InlineData(64, null, 65, PasswordProblem.TooLong)]
    [InlineData(4096, null, 4096, null)]
    [InlineData(4096, null, 4097, PasswordProblem.TooLong)]
    [InlineData(128, 15, 14, PasswordProblem.TooShort)]
    [InlineData(128, 15, 15, null)]
    [InlineData(64, 64, 63, PasswordProblem.TooShort)]
    [InlineData(64, 64, 64, null)]
    [Rule("R7")]
    [Rule("R8")]
    public void Its_length_has_limits(int max, int? min, int length, PasswordProblem? problem)
    {
        var other = new House(new PasswordPolicy { MaxLength = max, MinLength = min ?? 8 });

        Chosen(other, new string('a', length), problem);
        Chosen(other, string.Concat(Enumerable.Repeat("🐎", length)), problem);
    }

    [Fact]
    [Rule("R7")]
    public void What_is_too_long_when_it_is_normalized_is_too_long()
    {
        Chosen(house, new string('\uFDFA', 7), null); // 126
        Chosen(house, new string('\uFDFA', 8), PasswordProblem.TooLong); // 144
    }

    [Fact]
    [Rule("R7")]
    public void What_cannot_be_is_not_normalized()
    {
        var normalizer = Substitute.For<INormalizer>();
        var hasher = new PasswordHasher(house.Work, house.Policy, normalizer, house.Random);
        foreach (var password in (string[])[new string('a', 129), new string('\0', 129), "half \ud83d of it", "nul \0"])
        {
            hasher.CanBePassword(password).Should().BeFalse();
        }

        normalizer.DidNotReceiveWithAnyArgs().Normalize(default!);
    }

    [Theory]
    [InlineData(129, '\0', PasswordProblem.TooLong)]
    [InlineData(129, '\ud83d', PasswordProblem.TooLong)] // each half is counted as one
    [InlineData(128, '\ud83d', PasswordProblem.NotText)]
    [InlineData(128, '\0', PasswordProblem.NotText)]
    [Rule("R7")]
    public void The_length_is_asked_first(int length, char character, PasswordProblem problem) =>
        Chosen(house, new string(character, length), problem);

    [Fact]
    [Rule("R6")]
    public void A_policy_is_one_that_can_work()
    {
        var policy = new PasswordPolicy();
        (policy.Function, policy.Iterations, policy.SaltLength, policy.MinLength, policy.MaxLength)
            .Should().Be((Sha256, 600_000, 16, 8, 128));
        Action[] wrong =
        [
            () => _ = new PasswordPolicy { Function = Sha1 }, // only to read what is old
            () => _ = new PasswordPolicy { Function = (HashFunction)3 },
            () => _ = new PasswordPolicy { Iterations = 0 },
            () => _ = new PasswordPolicy { Iterations = 10_000_001 },
            () => _ = new PasswordPolicy { SaltLength = 7 },
            () => _ = new PasswordPolicy { SaltLength = 65 },
            () => _ = new PasswordPolicy { MinLength = 7 },
            () => _ = new PasswordPolicy { MinLength = 65 },
            () => _ = new PasswordPolicy { MaxLength = 63 },
            () => _ = new PasswordPolicy { MaxLength = 4097 },
        ];

        wrong.Should().AllSatisfy(make => make.Should().Throw<ArgumentOutOfRangeException>());
        new House(new PasswordPolicy { Iterations = 10_000_000, SaltLength = 8, MinLength = 64, MaxLength = 64 })
            .Hasher.Hash(new string('a', 64)).Should().StartWith("$pbkdf2-sha256$i=10000000$");
        new House(new PasswordPolicy { Iterations = 1 }).Hasher.Hash(House.Password).Should().StartWith("$pbkdf2-sha256$i=1$");
    }

    private static void Chosen(House house, string password, PasswordProblem? problem)
    {
        var choose = () => house.Hasher.Hash(password);
        if (problem is null)
        {
            house.Hasher.Verify(password, choose()).Should().BeTrue();
        }
        else
        {
            var work = house.WorkOf(() => choose.Should().Throw<PasswordNotAllowedException>().Which.Problem.Should().Be(problem));
            work.Should().BeEmpty("nobody works for what cannot be");
        }
    }
}
