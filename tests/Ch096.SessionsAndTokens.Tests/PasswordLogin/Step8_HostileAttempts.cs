using CsCheck;

namespace Katas.SessionsAndTokens.PasswordLogin.Steps;

public sealed class Step8_HostileAttempts
{
    private readonly House house = new House().With(House.Ann, House.Password);

    [Theory]
    [InlineData(null)] // nobody has this name
    [InlineData("$pbkdf2-sha256$i=1000$AAECAwQFBgcICQoLDA0ODw$yRTMTwbMbo9G0VfjobWqerzuuxe7BETNTErBbKKumGQ")]
    [InlineData("no hash")]
    [Rule("R11")]
    [Rule("R22")]
    public void Forty_guesses_look_the_same_for_every_name(string? stored)
    {
        var other = new House().With(House.Ann, House.Password);
        if (stored is not null)
        {
            other.Hashes["bob"] = stored;
        }

        (string Answer, int Iterations) Guess(House at, string user, int i)
        {
            var before = at.Work.Iterations;
            at.Clock.Advance(TimeSpan.FromSeconds(i % 3));
            return (at.Try(user, $"guess number {i}"), at.Work.Iterations - before);
        }

        var ofAnn = Enumerable.Range(0, 40).Select(i => Guess(house, "ann", i)).ToList();
        var ofBob = Enumerable.Range(0, 40).Select(i => Guess(other, "bob", i)).ToList();

        ofBob.Should().Equal(ofAnn, "what an attacker sees, and how long it takes, tells nothing about a name");
    }

    [Fact]
    [Rule("R15")]
    public void A_thousand_guesses_at_the_same_moment_are_five()
    {
        var judged = 0;
        house.Work.Meanwhile = () =>
        {
            // While one guess is being judged, the next ones come in.
            if (++judged <= 50)
            {
                house.Try("ann", $"wrong {judged}");
            }
        };

        house.Try("ann", "wrong");

        judged.Should().Be(5, "each attempt counts from its beginning");
    }

    [Fact]
    [Rule("R15")]
    public void And_the_right_one_among_them_is_not_found()
    {
        house.Fail(5);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = "";
        house.Work.Meanwhile = () => second = house.Try("ann", House.Password);

        house.Try("ann", "wrong");

        second.Should().Be("no, wait 00:00:02");
    }

    [Fact]
    [Rule("R13")]
    public void Spraying_one_password_over_many_names_is_slowed_down()
    {
        string[] answers = [.. Enumerable.Range(1, 22).Select(i => house.Try($"user {i}", "password1"))];

        answers[18].Should().Be("no, wait 00:00:00");
        answers[19..].Should().AllBe("no, wait 00:00:01");
        house.Work.Calls.Should().HaveCount(20);
    }

    [Fact]
    [Rule("R16")]
    public void An_account_of_ones_own_does_not_help_to_guess_others()
    {
        house.With("bob", "mine, all mine");
        var judged = 0;
        for (var i = 0; i < 60; i++)
        {
            var before = house.Work.Calls.Count;
            house.Try($"user {i}", "password1", House.Away);
            judged += house.Work.Calls.Count - before;
            house.Try("bob", "mine, all mine", House.Away);
        }

        judged.Should().Be(20, "a log-in of one's own takes no failure back");
    }

    [Fact]
    [Rule("R14")]
    public void A_thousand_machines_neither_guess_on_nor_lock_the_user_out()
    {
        for (var machine = 0; machine < 1000; machine++)
        {
            house.Try("ann", $"guess {machine}", $"machine {machine}");
        }

        house.Work.Calls.Should().HaveCount(100, "no more than 100 guesses (SP 800-63B-4 §3.2.2)");
        house.Try("ann", House.Password, "the right guess, too late").Should().Be("no, wait 01:00:00");
        house.Try("ann", House.Password, House.Home).Should().Be("hello ann", "at home she never notices");
        house.Try("ann", House.Password, "her new telephone").Should().Be("hello ann", "and has opened her account");
    }

    [Fact]
    [Rule("R14")]
    public void A_place_is_familiar_to_one_user_only()
    {
        house.With("bob", "mine, all mine");
        for (var machine = 0; machine < 100; machine++)
        {
            house.Try("bob", $"guess {machine}", $"machine {machine}");
        }

        house.Try("bob", "mine, all mine", House.Home).Should().Be("no, wait 01:00:00", "Ann lives there");
    }

    [Fact]
    [Rule("R13")]
    public void Who_locks_the_user_out_locks_out_only_himself()
    {
        house.Fail(15, source: House.Away);

        house.Try("ann", House.Password, House.Away).Should().NotBe("hello ann");
        house.Try("ann", House.Password, House.Home).Should().Be("hello ann");
        house.Try("ann", House.Password, "her new telephone").Should().Be("hello ann");
    }

    [Theory]
    [InlineData("S3CRET")]
    [InlineData("S3CRET\0")]
    [InlineData("S3CRET S3CRET <")]
    [InlineData("S3CRETS3CRETS3CRETS3CRETS3CRETS3CRETS3CRETS3CRETS3CRETS3CRETS3CRETS3CRETS3CRETS3CRETS3CRETS3CRETS3CRETS3CRETS3CRETS3CRETS3CRETS3CRET")]
    [Rule("R24")]
    public void No_answer_and_no_failure_holds_a_password(string password)
    {
        password = House.Halves(password);
        var choose = () => house.Hasher.Hash(password);

        var error = choose.Should().Throw<PasswordNotAllowedException>().Which;
        var result = house.Desk.LogIn("ann", password, House.Away);

        $"{error} {result} {house.Hasher} {house.Desk} {house.Throttle} {house.Policy}".Should().NotContain("S3CRET");
    }

    [Fact]
    [Rule("R24")]
    public void Nor_does_one_that_comes_out_of_the_derivation()
    {
        house.Work.Meanwhile = () => throw new InvalidOperationException("no entropy");
        var logIn = () => house.Desk.LogIn("ann", "S3CRET S3CRET", House.Away);
        var choose = () => house.Hasher.Hash("S3CRET S3CRET");

        $"{logIn.Should().Throw<InvalidOperationException>().Which}".Should().NotContain("S3CRET");
        $"{choose.Should().Throw<InvalidOperationException>().Which}".Should().NotContain("S3CRET");
        house.Work.Arrays.Should().AllSatisfy(bytes => bytes.Should().OnlyContain(b => b == 0, "zeroed as soon as it is over"));
    }

    [Fact]
    [Rule("R7")]
    [Rule("R10")]
    public void Any_text_is_a_password_that_only_itself_opens()
    {
        house.Hasher.Verify(House.Password, house.Hashes["ann"]).Should().BeTrue();

        Gen.Select(Gen.String[8, 40], Gen.Int[0, 7]).Sample(
            (password, at) =>
            {
                if (!house.Hasher.CanBePassword(password))
                {
                    return true;
                }

                string stored;
                try
                {
                    stored = house.Hasher.Hash(password);
                }
                catch (PasswordNotAllowedException error)
                {
                    return error.Problem == PasswordProblem.TooShort;
                }

                return house.Hasher.Verify(password, stored)
                    && !house.Hasher.Verify(password.Remove(at, 1), stored)
                    && !house.Hasher.Verify($"{password} ", stored);
            },
            iter: Samples.Of(500), threads: 1);
    }

    [Fact]
    [Rule("R19")]
    [Racing]
    public async Task Many_users_log_in_at_one_desk_at_the_same_moment()
    {
        const int Threads = 4;
        var rounds = Samples.Of(3_000);
        var hasher = new PasswordHasher(new Pbkdf2(), new PasswordPolicy { Iterations = 3 }, house, house.Random);
        var desk = new LoginDesk(new Crowd([.. Enumerable.Range(0, Threads).Select(me => hasher.Hash($"password {me}"))]), hasher, house.Throttle);

        await Race.Run(Threads, me =>
        {
            for (var round = 0; round < rounds; round++)
            {
                desk.LogIn($"{me}", $"password {me}", House.Away).Should().Be(
                    new LoginResult.Accepted($"{me}"), "each of them has the right password");
            }
        });

        house.Throttle.Count.Should().Be(0);
    }

    // Users whose names are numbers, and who never change.
    private sealed class Crowd(string[] hashes) : IUserStore
    {
        public string Canonical(string user) => user;

        public string? FindHash(string user) => hashes[user[0] - '0'];

        public bool ReplaceHash(string user, string old, string replacement) => false;

        public bool HasLoggedInFrom(string user, string source) => true;

        public void RememberSource(string user, string source)
        {
        }
    }
}
