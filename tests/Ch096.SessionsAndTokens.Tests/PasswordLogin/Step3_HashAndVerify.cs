using NSubstitute;
using static Katas.SessionsAndTokens.PasswordLogin.HashFunction;

namespace Katas.SessionsAndTokens.PasswordLogin.Steps;

public sealed class Step3_HashAndVerify
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

    [Theory]
    [InlineData("correct horse", true)]
    [InlineData("short", true)] // somebody's old one, perhaps
    [InlineData("", true)]
    [InlineData("pass\0word", false)]
    [InlineData("half >", false)]
    [Rule("R10")]
    public void What_no_account_can_have_is_known_without_work(string password, bool possible)
    {
        house.Hasher.CanBePassword(House.Halves(password)).Should().Be(possible);
        house.Work.Calls.Should().BeEmpty();
    }

    [Theory]
    [InlineData(Sha1, 1000, 8, 16)]
    [InlineData(Sha256, 1, 16, 32)]
    [InlineData(Sha512, 700_000, 64, 20)]
    [Rule("R10")]
    public void What_is_stored_says_how_to_verify(HashFunction function, int iterations, int salt, int length)
    {
        var stored = Stored(function, iterations, salt, length);

        house.Hasher.Verify(House.Password, stored).Should().BeTrue("the parameters are stored so that they can change");
        house.Work.Calls.Should().Equal($"{function} i={iterations} salt={salt} length={length}");
    }

    [Theory]
    [InlineData("correct horse ")]
    [InlineData(" correct horse")]
    [InlineData("Correct horse")]
    [InlineData("correct hors")]
    [InlineData("correct horsf")]
    [InlineData("")]
    [Rule("R10")]
    public void Another_password_is_wrong(string password) =>
        house.Hasher.Verify(password, house.Hasher.Hash(House.Password)).Should().BeFalse();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(31)]
    [Rule("R10")]
    public void All_bytes_of_a_hash_are_compared(int at)
    {
        var right = PasswordHash.Parse(house.Hasher.Hash(House.Password));
        var bytes = right.Hash.ToArray();
        bytes[at] ^= 1;

        house.Hasher.Verify(House.Password, new PasswordHash(Sha256, 600_000, right.Salt.Span, bytes).Encode())
            .Should().BeFalse("byte {0} is another one", at);
    }

    [Theory]
    [InlineData("caf\u00E9 au lait", "cafe\u0301 au lait")]
    [InlineData("\uFB01rst of all", "first of all")]
    [Rule("R7")]
    [Rule("R10")]
    public void A_password_is_right_on_another_keyboard(string chosen, string typed) =>
        house.Hasher.Verify(typed, house.Hasher.Hash(chosen)).Should().BeTrue();

    [Theory]
    [InlineData("pass\0word")]
    [InlineData("pass<word")]
    [Rule("R10")]
    public void What_cannot_be_a_password_is_wrong_and_costs_nothing(string password)
    {
        var stored = house.Hasher.Hash("pass\uFFFDword"); // what UTF-8 makes of any half
        password = House.Halves(password);
        var tooLong = new string('a', 129);

        var work = house.WorkOf(() =>
        {
            house.Hasher.Verify(password, stored).Should().BeFalse();
            house.Hasher.Verify(tooLong, stored).Should().BeFalse();
            house.Hasher.Verify(password, null).Should().BeFalse();
        });

        work.Should().BeEmpty();
    }

    [Theory]
    [InlineData("short")]
    [InlineData("")]
    [Rule("R10")]
    public void A_password_from_before_the_minimum_is_still_right(string password)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(password);
        var hash = new Derivation().DeriveKey(Sha256, bytes, new byte[16], 600_000, 32);

        house.Hasher.Verify(password, new PasswordHash(Sha256, 600_000, new byte[16], hash).Encode()).Should().BeTrue();
    }

    [Theory]
    [InlineData(null)] // nobody
    [InlineData("")]
    [InlineData("correct horse")]
    [InlineData("$2y$10$abcdefghijklmnopqrstuv")]
    [InlineData("$pbkdf2-sha256$i=2147483647$AAECAwQFBgcICQoLDA0ODw$yRTMTwbMbo9G0VfjobWqerzuuxe7BETNTErBbKKumGQ")]
    [InlineData("$pbkdf2-sha256$i=1$AAECAwQFBgcICQoLDA0ODw$")] // an empty hash, of which all bytes would be right
    [Rule("R11")]
    public void Where_nothing_can_be_compared_the_work_is_that_of_a_wrong_password(string? stored)
    {
        var wrong = house.WorkOf(() => house.Hasher.Verify("wrong password", house.Hasher.Hash(House.Password)));

        var work = house.WorkOf(() => house.Hasher.Verify(House.Password, stored).Should().BeFalse());

        work.Should().Be(TodaysWork, "the clock must not tell who is a user");
        wrong.Should().Be($"{TodaysWork}; {TodaysWork}", "the first is the hash, the second the check");
    }

    [Fact]
    [Rule("R11")]
    public void Nobodys_work_is_as_the_policy_says()
    {
        var other = new House(new PasswordPolicy { Function = Sha512, Iterations = 7, SaltLength = 64 });

        other.WorkOf(() => other.Hasher.Verify(House.Password, null)).Should().Be("Sha512 i=7 salt=64 length=64");
    }

    [Theory]
    [InlineData(Sha1, 1)]
    [InlineData(Sha256, 310_000)]
    [InlineData(Sha256, 599_999)]
    [InlineData(Sha256, 600_000)]
    [InlineData(Sha512, 210_000)]
    [Rule("R11")]
    public void A_refusal_costs_as_much_for_a_hash_of_former_days(HashFunction function, int iterations)
    {
        var stored = Stored(function, iterations, 16, 20);

        house.Hasher.Verify("wrong password", stored).Should().BeFalse();

        house.Work.Iterations.Should().Be(600_000, "{0} of them are stored, and the clock must not tell", iterations);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(599_999, 2)]
    [InlineData(600_000, 1)]
    [InlineData(600_001, 1)]
    [Rule("R11")]
    public void What_is_missing_is_a_second_derivation(int iterations, int derivations)
    {
        house.Hasher.Verify("wrong password", Stored(Sha256, iterations, 16, 32)).Should().BeFalse();

        house.Work.Calls.Should().HaveCount(derivations);
    }

    [Fact]
    [Rule("R11")]
    public void The_right_password_need_not_wait_for_that()
    {
        house.Hasher.Verify(House.Password, Stored(Sha256, 1000, 16, 32)).Should().BeTrue();

        house.Work.Iterations.Should().Be(1000);
    }

    [Theory]
    [InlineData(Sha256, 600_000, 16, 32, false)] // as the policy says
    [InlineData(Sha256, 600_001, 16, 32, false)] // more is never made less
    [InlineData(Sha256, 600_000, 17, 32, false)]
    [InlineData(Sha256, 599_999, 16, 32, true)]
    [InlineData(Sha256, 600_000, 15, 32, true)]
    [InlineData(Sha256, 600_000, 16, 31, true)]
    [InlineData(Sha256, 1, 8, 16, true)]
    [InlineData(Sha1, 10_000_000, 64, 20, true)] // another function, whatever it costs
    [InlineData(Sha512, 600_000, 16, 64, true)]
    [Rule("R12")]
    public void What_is_weaker_than_the_policy_gets_a_new_hash(HashFunction function, int iterations, int salt, int length, bool weaker)
    {
        var stored = Stored(function, iterations, salt, length);

        var better = house.Hasher.Upgrade(House.Password, stored);

        (better is not null).Should().Be(weaker, "{0} with {1} iterations, {2} bytes of salt, {3} of hash", function, iterations, salt, length);
        if (better is not null)
        {
            better.Should().StartWith("$pbkdf2-sha256$i=600000$AQIDBAUGBwgJCgsMDQ4PEA$", "the salt is new");
            house.Hasher.Verify(House.Password, better).Should().BeTrue();
        }
    }

    [Fact]
    [Rule("R12")]
    public void A_password_may_be_too_short_to_be_chosen_and_get_a_better_hash() =>
        house.Hasher.Upgrade("short", Stored(Sha1, 1000, 16, 20)).Should().StartWith("$pbkdf2-sha256$i=600000$");

    [Fact]
    [Rule("R12")]
    public void What_cannot_be_has_no_better_hash()
    {
        var unreadable = () => house.Hasher.Upgrade(House.Password, "$2y$10$abc");
        var impossible = () => house.Hasher.Upgrade("pass\0word", Stored(Sha1, 1000, 16, 20));

        unreadable.Should().Throw<PasswordHashFormatException>().Which.Index.Should().Be(1);
        impossible.Should().Throw<PasswordNotAllowedException>().Which.Problem.Should().Be(PasswordProblem.NotText);
    }

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
    }

    [Fact]
    [Rule("R8")]
    public void Null_is_no_password()
    {
        var hash = () => house.Hasher.Hash(null!);
        var verify = () => house.Hasher.Verify(null!, null);
        var upgrade = () => house.Hasher.Upgrade(House.Password, null!);

        hash.Should().Throw<ArgumentNullException>().WithParameterName("password");
        verify.Should().Throw<ArgumentNullException>().WithParameterName("password");
        upgrade.Should().Throw<ArgumentNullException>();
    }

    private static string Stored(HashFunction function, int iterations, int saltLength, int length)
    {
        byte[] salt = [.. Enumerable.Range(100, saltLength).Select(i => (byte)i)];
        var hash = new Derivation().DeriveKey(function, System.Text.Encoding.UTF8.GetBytes(House.Password), salt, iterations, length);
        return new PasswordHash(function, iterations, salt, hash).Encode();
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
