using Microsoft.Extensions.Configuration;
using Solidarity.Bot;
using Solidarity.Core.Matching;

namespace Solidarity.Tests.House;

/// <summary>The weights of the score, as whoever runs the bot sets them.</summary>
public class WeightSettingTests
{
    private static Weights Read(params (string Name, string Value)[] set) =>
        WeightSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(set.Select(one => KeyValuePair.Create("Matching:Weights:" + one.Name, (string?)one.Value))).Build());

    [Fact]
    public void Unset_IsTheUsual() => Assert.Equal(Weights.Usual, Read());

    [Fact]
    public void EachPart_IsSetByItsOwnName()
    {
        var names = typeof(Weights).GetProperties().Where(property => property.PropertyType == typeof(double)).ToArray();
        Assert.Equal(10, names.Length);
        foreach (var name in names)
        {
            var read = Read((name.Name, "7.5"));
            Assert.Equal(7.5, name.GetValue(read));
            Assert.All(names.Where(other => other != name), other => Assert.Equal(other.GetValue(Weights.Usual), other.GetValue(read)));
        }
    }

    [Theory]
    [InlineData("Nearness", "-1")]
    [InlineData("Nearness", "much")]
    [InlineData("Nearness", "1001")]
    [InlineData("Nearness", "NaN")]
    [InlineData("Nearness", "-Infinity")]
    [InlineData("Nearnes", "10")]
    public void Wrong_IsRefusedByName(string name, string value) =>
        Assert.Contains("Matching__Weights__" + name, Assert.Throws<BadSetting>(() => Read((name, value))).Message, StringComparison.Ordinal);

    /// <summary>What the file at the root says is what holds without it.</summary>
    [Fact]
    public void FileAtTheRoot_SaysTheUsual()
    {
        var file = new ConfigurationBuilder().AddJsonFile(Path.Combine(Repository.Root, "appsettings.json")).Build();
        Assert.Equal(10, file.GetSection("Matching:Weights").GetChildren().Count());
        Assert.Equal(Weights.Usual, WeightSettings.Read(file));
    }
}
