using static Katas.SessionsAndTokens.PasswordLogin.HashFunction;

namespace Katas.SessionsAndTokens.PasswordLogin.Steps;

public sealed class Step4_Verify
{
    private const string TodaysWork = "Sha256 i=600000 salt=16 length=32";

    private readonly House house = new();

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

    [Fact]
    [Rule("R8")]
    public void A_hasher_has_all_that_it_needs()
    {
        var noDerivation = () => new PasswordHasher(null!, house.Policy, house, house.Random).CanBePassword("");
        var noPolicy = () => new PasswordHasher(house.Work, null!, house, house.Random).CanBePassword("");
        var noNormalizer = () => new PasswordHasher(house.Work, house.Policy, null!, house.Random).CanBePassword("");
        var noRandom = () => new PasswordHasher(house.Work, house.Policy, house, null!).CanBePassword("");

        noDerivation.Should().Throw<ArgumentNullException>().WithParameterName("derivation");
        noPolicy.Should().Throw<ArgumentNullException>().WithParameterName("policy");
        noNormalizer.Should().Throw<ArgumentNullException>().WithParameterName("normalizer");
        noRandom.Should().Throw<ArgumentNullException>().WithParameterName("random");
    }

    private static string Stored(HashFunction function, int iterations, int saltLength, int length)
    {
        byte[] salt = [.. Enumerable.Range(100, saltLength).Select(i => (byte)i)];
        var hash = new Derivation().DeriveKey(function, System.Text.Encoding.UTF8.GetBytes(House.Password), salt, iterations, length);
        return new PasswordHash(function, iterations, salt, hash).Encode();
    }
}
