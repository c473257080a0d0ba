using Solidarity.Bot;
using Solidarity.Bot.Maintenance;

namespace Solidarity.Tests.Simulating;

public sealed class SimulateCommandTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("--people", "99")]
    [InlineData("--people", "many")]
    [InlineData("--days", "0")]
    [InlineData("--seed", "-1")]
    [InlineData("--towns", "1.5")]
    [InlineData("--agents", "0")]
    [InlineData("--activity", "0")]
    [InlineData("--activity", "1e3")]
    [InlineData("--scenario", "atlantis")]
    [InlineData("--plot", "town.png")]
    [InlineData("--plot", "nowhere/town.svg")]
    [InlineData("--rules", "nowhere.json")]
    [InlineData("--against", "nowhere.json")]
    public void Argument_ThatCannotBeMeant_EndsWithTwo(string option, string value) =>
        Assert.Equal(2, MaintenanceCommands.Run(["simulate", option, value]));

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("[]", "not JSON")]
    [InlineData("{}", "sets nothing")]
    [InlineData("""{"Telegram":{"Token":"x"}}""", "sets nothing")]
    [InlineData("""{"Matching":{"Weight":{"Nearness":3}}}""", "only Weights")]
    public void Rules_ThatCannotBeRead_SayWhatIsWrong(string json, string wrong)
    {
        File.WriteAllText(_file, json);
        Assert.Contains(wrong, Assert.Throws<InvalidDataException>(() => RulesFile.Read(_file)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Matching":{"Weights":{"Nearnes":3}}}""", "Nearnes is no part")]
    [InlineData("""{"Matching":{"Weights":{"Nearness":-3}}}""", "points from 0")]
    [InlineData("""{"Consents":{"TimeOutAfter":"48"}}""", "Consents__TimeOutAfter")]
    [InlineData("""{"Moderation":{"OpeningHours":"always"}}""", "OpeningHours")]
    public void Rules_ThatCannotBeMeant_SayWhatIsExpected(string json, string wrong)
    {
        File.WriteAllText(_file, json);
        Assert.Contains(wrong, Assert.Throws<BadSetting>(() => RulesFile.Read(_file)).Message, StringComparison.Ordinal);
        Assert.Equal(2, MaintenanceCommands.Run(["simulate", "--rules", _file]));
    }

    [Fact]
    public void Rules_OfAFile_AreThoseOfTheSettings_AndTheRestIsUsual()
    {
        File.WriteAllText(_file, """{"Matching":{"Weights":{"FairTurn":40}},"Consents":{"TimeOutAfter":"1.00:00:00"}}""");
        var rules = RulesFile.Read(_file);
        Assert.Equal(RulesFile.Usual.Weights with { FairTurn = 40 }, rules.Weights);
        Assert.Equal(RulesFile.Usual.Timings with { TimeOutConsentAfter = TimeSpan.FromDays(1) }, rules.Timings);
        Assert.Equal(Path.GetFileNameWithoutExtension(_file), rules.Name);
    }

    [Fact]
    public void OwnSettings_AreRules_AndTheUsualOnes()
    {
        var rules = RulesFile.Read(Path.Combine(House.Repository.Root, "appsettings.json"));
        Assert.Equal(RulesFile.Usual.Weights, rules.Weights);
        Assert.Equal(RulesFile.Usual.Timings, rules.Timings);
    }

    [Fact]
    public void Command_WithEverything_DrawsAndEndsWithNought()
    {
        File.WriteAllText(_file, """{"Matching":{"Weights":{"FairTurn":40}}}""");
        var plot = Path.ChangeExtension(_file, ".svg");
        Assert.Equal(0, MaintenanceCommands.Run(["simulate", "--people", "5000", "--days", "10", "--towns", "1", "--activity", "5", "--rules", _file, "--plot", plot]));
        Assert.StartsWith("<svg", File.ReadAllText(plot), StringComparison.Ordinal);
        File.Delete(plot);
    }

    [Fact]
    public void ProgressBar_NotOnATerminal_SaysNothing_AndOnOneLeavesNothing()
    {
        var (quiet, told) = (new StringWriter(), new StringWriter());
        foreach (var (to, isTerminal) in ((StringWriter, bool)[])[(quiet, false), (told, true)])
        {
            using var bar = new ProgressBar(to, isTerminal);
            bar.Show(0.5);
            bar.Show(0.501);
        }

        Assert.Equal("", quiet.ToString());
        Assert.Single(told.ToString().Split("50 %")[1..]);
        Assert.Matches("\r +\r$", told.ToString());
    }
}
