using NSubstitute;

namespace Katas.SessionsAndTokens.PasswordLogin.Steps;

public sealed class Step7_LogIn
{
    private static readonly PasswordPolicy OfFormerDays = new() { Iterations = 1000 };

    private readonly House house = new House().With(House.Ann, House.Password);

    [Theory]
    [InlineData("ann", "correct horse")]
    [InlineData("ANN", "correct horse")]
    [InlineData(" Ann ", "correct horse")]
    [Rule("R20")]
    [Rule("R23")]
    public void The_right_password_lets_its_user_in(string user, string password) =>
        house.Try(user, password).Should().Be("hello ann");

    [Theory]
    [InlineData("ann", "wrong horse")]
    [InlineData("ann", "")]
    [InlineData("ann", "Correct horse")]
    [InlineData("bob", "correct horse")] // nobody has this name
    [InlineData("", "correct horse")]
    [InlineData("ann'--", "correct horse")]
    [Rule("R22")]
    public void Anything_else_is_refused_and_not_told_why(string user, string password) =>
        house.Try(user, password).Should().Be("no, wait 00:00:00");

    [Fact]
    [Rule("R11")]
    [Rule("R22")]
    public void An_unknown_name_costs_what_a_wrong_password_costs()
    {
        var known = house.WorkOf(() => house.Try("ann", "wrong horse"));
        var unknown = house.WorkOf(() => house.Try("nobody", "wrong horse"));

        unknown.Should().Be(known).And.Be("Sha256 i=600000 salt=16 length=32");
    }

    [Theory]
    [InlineData("")]
    [InlineData("correct horse")]
    [InlineData("$2y$10$abcdefghijklmnopqrstuv")]
    [InlineData("$pbkdf2-sha256$i=2147483647$AAECAwQFBgcICQoLDA0ODw$yRTMTwbMbo9G0VfjobWqerzuuxe7BETNTErBbKKumGQ")]
    [Rule("R11")]
    [Rule("R22")]
    public void Nor_does_a_hash_that_cannot_be_read_show_that_there_is_a_user(string stored)
    {
        house.Hashes["bob"] = stored;

        var work = house.WorkOf(() => house.Try("bob", House.Password).Should().Be("no, wait 00:00:00"));

        work.Should().Be("Sha256 i=600000 salt=16 length=32");
    }

    [Fact]
    [Rule("R23")]
    public void A_better_hash_is_written_back()
    {
        house.With(House.Ann, House.Password, OfFormerDays);

        house.Try("ann", House.Password).Should().Be("hello ann");

        house.Hashes["ann"].Should().StartWith("$pbkdf2-sha256$i=600000$");
        house.Try("ann", House.Password).Should().Be("hello ann");
        house.Journal.Count(entry => entry == "replace ann").Should().Be(1, "the second log-in finds nothing to make better");
    }

    [Fact]
    [Rule("R23")]
    public void But_not_for_a_wrong_password()
    {
        house.With(House.Ann, House.Password, OfFormerDays);
        var before = house.Hashes["ann"];

        house.Try("ann", "wrong horse");

        house.Hashes["ann"].Should().Be(before, "else the wrong one would be right from now on");
        house.Journal.Should().NotContain(entry => entry.StartsWith("replace") || entry.StartsWith("remember"));
    }

    [Fact]
    [Rule("R23")]
    public void A_hash_that_is_good_enough_is_left_alone()
    {
        house.With(House.Ann, House.Password, new PasswordPolicy { Iterations = 700_000 });

        house.Try("ann", House.Password).Should().Be("hello ann");

        house.Journal.Should().NotContain("replace ann");
    }

    [Fact]
    [Rule("R23")]
    public void A_password_that_was_changed_meanwhile_stays_changed()
    {
        house.With(House.Ann, House.Password, OfFormerDays);
        var changed = new House().Hasher.Hash("another password");
        house.Work.Meanwhile = () => house.Hashes["ann"] = changed;

        house.Try("ann", House.Password).Should().Be("hello ann", "when it was looked up it was right");

        house.Hashes["ann"].Should().Be(changed, "the old password must not come back");
    }

    [Fact]
    [Rule("R23")]
    public void A_short_old_password_gets_a_better_hash_too()
    {
        var bytes = "short"u8.ToArray();
        house.Hashes["bob"] = new PasswordHash(
            HashFunction.Sha1, 1000, new byte[16], new Derivation().DeriveKey(HashFunction.Sha1, bytes, new byte[16], 1000, 20)).Encode();

        house.Try("bob", "short").Should().Be("hello bob");

        house.Hashes["bob"].Should().StartWith("$pbkdf2-sha256$i=600000$");
    }

    [Fact]
    [Rule("R23")]
    public void The_source_of_a_success_is_familiar_from_then_on()
    {
        house.Try("Ann", House.Password, "203.0.113.5");

        house.Journal.Should().ContainInOrder("find ann", "remember ann 203.0.113.5");
    }

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, true)]
    [InlineData(257, false)]
    [InlineData(1_000_000, false)]
    [Rule("R20")]
    public void A_name_of_more_than_256_characters_is_nobodys(int length, bool asked)
    {
        var user = new string('x', length);

        house.Try(user, House.Password).Should().Be("no, wait 00:00:00");

        (house.Journal.Count > 0).Should().Be(asked, "the store is asked: {0}", string.Join(", ", house.Journal.Select(entry => entry[..5])));
        house.Throttle.Count.Should().Be(asked ? 3 : 0);
        house.Work.Calls.Should().HaveCount(asked ? 1 : 0);
    }

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    [InlineData(1_000_000, false)]
    [Rule("R20")]
    public void A_password_that_is_too_long_is_not_even_counted(int length, bool asked)
    {
        var password = new string('x', length);
        for (var attempt = 0; attempt < 7; attempt++)
        {
            house.Try("ann", password).Should().Be(asked && attempt >= 4 ? "no, wait 00:00:01" : "no, wait 00:00:00");
        }

        house.Throttle.Count.Should().Be(asked ? 3 : 0);
        house.Work.Calls.Should().HaveCount(asked ? 5 : 0);
        (house.Journal.Count > 0).Should().Be(asked, "the store is asked for what could be a password only");
    }

    [Theory]
    [InlineData("correct horse\0")]
    [InlineData("correct horse<")]
    [Rule("R20")]
    public void Nor_is_one_that_is_no_text(string password)
    {
        house.Try("ann", House.Halves(password)).Should().Be("no, wait 00:00:00");

        house.Journal.Should().BeEmpty();
        house.Throttle.Count.Should().Be(0);
    }

    [Fact]
    [Rule("R13")]
    [Rule("R22")]
    public void After_five_failures_the_answer_says_how_long_to_wait()
    {
        string[] answers = [.. Enumerable.Range(0, 7).Select(i => house.Try("ann", $"wrong {i}"))];

        answers.Should().Equal([.. Enumerable.Repeat("no, wait 00:00:00", 4), .. Enumerable.Repeat("no, wait 00:00:01", 3)]);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        house.Try("ann", "wrong 8").Should().Be("no, wait 00:00:02");
    }

    [Fact]
    [Rule("R21")]
    public void Who_has_to_wait_is_not_judged()
    {
        house.Fail(5);
        house.Journal.Clear();
        var work = house.WorkOf(() => house.Try("ann", House.Password).Should().Be(
            "no, wait 00:00:01", "else guessing goes on, and only the answers wait"));

        work.Should().BeEmpty();
        house.Journal.Should().NotContain("find ann");
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        house.Try("ann", House.Password).Should().Be("hello ann");
    }

    [Fact]
    [Rule("R16")]
    public void After_a_success_failures_are_counted_from_one()
    {
        house.Fail(4);
        house.Try("ann", House.Password, House.Away).Should().Be("hello ann");
        house.Fail(4);

        house.Try("ann", House.Password, House.Away).Should().Be("hello ann");
    }

    [Fact]
    [Rule("R20")]
    public void One_user_has_one_count_however_the_name_is_written()
    {
        string[] spellings = ["ann", "Ann", "ANN", " ann", "aNN "];
        foreach (var spelling in spellings)
        {
            house.Try(spelling, "wrong horse");
        }

        house.Try("anN", House.Password).Should().Be("no, wait 00:00:01");
    }

    [Fact]
    [Rule("R21")]
    public void What_the_store_throws_is_no_refusal_and_stays_counted()
    {
        var users = Substitute.For<IUserStore>();
        var failure = new TimeoutException("the database is away");
        users.Canonical("ann").Returns("ann");
        users.FindHash("ann").Returns(_ => throw failure);
        var desk = new LoginDesk(users, house.Hasher, house.Throttle);

        var logIn = () => desk.LogIn("ann", House.Password, House.Away);

        logIn.Should().Throw<TimeoutException>().Which.Should().BeSameAs(failure);
        house.Throttle.Count.Should().Be(3);
    }

    [Fact]
    [Rule("R20")]
    public void Null_is_a_callers_mistake()
    {
        var noUser = () => house.Desk.LogIn(null!, "", "");
        var noPassword = () => house.Desk.LogIn("", null!, "");
        var noSource = () => house.Desk.LogIn("", "", null!);
        var noUsers = () => new LoginDesk(null!, house.Hasher, house.Throttle).LogIn("", "", "");
        var noHasher = () => new LoginDesk(house, null!, house.Throttle).LogIn("", "", "");
        var noThrottle = () => new LoginDesk(house, house.Hasher, null!).LogIn("", "", "");

        noUser.Should().Throw<ArgumentNullException>().WithParameterName("user");
        noPassword.Should().Throw<ArgumentNullException>().WithParameterName("password");
        noSource.Should().Throw<ArgumentNullException>().WithParameterName("source");
        noUsers.Should().Throw<ArgumentNullException>().WithParameterName("users");
        noHasher.Should().Throw<ArgumentNullException>().WithParameterName("hasher");
        noThrottle.Should().Throw<ArgumentNullException>().WithParameterName("throttle");
    }
}
