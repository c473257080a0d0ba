using System.Text;
using Solidarity.Bot.Maintenance;
using Solidarity.Core.Matching.Planning;

namespace Solidarity.Tests.Matching.Planning;

/// <summary>A board that somebody else wrote: planned as it stands, or refused with what is wrong.</summary>
public class BoardFileTests
{
    private static string Planned(string json)
    {
        var file = BoardFile.Read(Encoding.UTF8.GetBytes(json));
        using var output = new MemoryStream();
        file.Write(output, PlanBoard.Run(file.Board));
        return Encoding.UTF8.GetString(output.ToArray());
    }

    [Theory]
    [InlineData("""{"needs":[{"id":"N1","places":2}],"offers":[{"id":"O1","capacity":3}],"pairs":[{"need":"N1","offer":"O1","score":0.83}]}""", """{"served":2,"total":1.66,"optimal":true,"bound":1.66,"assignments":[{"need":"N1","offer":"O1","count":2}]}""")]
    [InlineData("""{"pairs":[{"score":1,"offer":"é","need":"a"}],"more":{"x":[1]},"offers":[{"capacity":1,"id":"é","name":"x"}],"needs":[{"places":1,"id":"a"}]}""", """{"served":1,"total":1,"optimal":true,"bound":1,"assignments":[{"need":"a","offer":"\u00E9","count":1}]}""")]
    [InlineData("""{"needs":[],"offers":[],"pairs":[]}""", """{"served":0,"total":0,"optimal":true,"bound":0,"assignments":[]}""")]
    public void Board_InAnyOrder_IsPlanned(string json, string plan) => Assert.Equal(plan, Planned(json));

    [Theory]
    [InlineData("", "empty")]
    [InlineData("[]", "a board is an object")]
    [InlineData("""{"needs":[],"offers":[]}""", "three lists")]
    [InlineData("""{"needs":[],"offers":[],"pairs":[]""", "not JSON")]
    [InlineData("""{"needs":{},"offers":[],"pairs":[]}""", "\"needs\" is not a list")]
    [InlineData("""{"needs":[1],"offers":[],"pairs":[]}""", "not an object")]
    [InlineData("""{"needs":[{"places":1}],"offers":[],"pairs":[]}""", "has no \"id\"")]
    [InlineData("""{"needs":[{"id":1,"places":1}],"offers":[],"pairs":[]}""", "is not a text")]
    [InlineData("""{"needs":[{"id":"N1"}],"offers":[],"pairs":[]}""", "the need \"N1\" has no \"places\"")]
    [InlineData("""{"needs":[{"id":"N1","places":1.5}],"offers":[],"pairs":[]}""", "whole number")]
    [InlineData("""{"needs":[{"id":"N1","places":-1}],"offers":[],"pairs":[]}""", "whole number")]
    [InlineData("""{"needs":[],"offers":[{"id":"O1","capacity":"2"}],"pairs":[]}""", "whole number")]
    [InlineData("""{"needs":[""", "line 1")]
    [InlineData("""{"needs":[{"id":"\ud800","places":1}],"offers":[],"pairs":[]}""", "Unicode")]
    [InlineData("""{"needs":[{"id":"N1","places":2}],"offers":[{"id":"O1","capacity":2}],"pairs":[{"need":"N1","offer":"O1","score":1e308}]}""", "score")]
    [InlineData("""{"needs":[{"id":"N1","places":1},{"id":"N1","places":1}],"offers":[],"pairs":[]}""", "stands there twice")]
    [InlineData("""{"needs":[{"id":"N1","places":1}],"offers":[],"pairs":[{"need":"N1","offer":"O9","score":1}]}""", "\"O9\", which is not on the board")]
    [InlineData("""{"needs":[{"id":"N1","places":1}],"offers":[{"id":"O1","capacity":1}],"pairs":[{"need":"N1","offer":"O1"}]}""", "lacks")]
    [InlineData("""{"needs":[{"id":"N1","places":1}],"offers":[{"id":"O1","capacity":1}],"pairs":[{"need":"N1","offer":"O1","score":"much"}]}""", "\"score\" is not a number")]
    [InlineData("""{"needs":[{"id":"N1","places":1}],"offers":[{"id":"O1","capacity":1}],"pairs":[{"need":"N1","offer":"O1","score":1e999}]}""", "not a number")]
    [InlineData("""{"needs":[{"id":"N1","places":1}],"offers":[{"id":"O1","capacity":1}],"pairs":[{"need":"N1","offer":"O1","score":1},{"need":"N1","offer":"O1","score":2}]}""", "stands there twice")]
    [InlineData("""{"needs":[],"offers":[],"pairs":[],"needs":[{"id":"N1","places":1}]}""", "the list \"needs\" stands there twice")]
    [InlineData("""{"needs":[],"offers":[],"pairs":[],"pairs":[]}""", "the list \"pairs\" stands there twice")]
    [InlineData("""{"needs":[{"id":"N1","id":"N2","places":1}],"offers":[],"pairs":[]}""", "a need has \"id\" twice")]
    [InlineData("""{"needs":[{"id":"N1","places":1,"places":2}],"offers":[],"pairs":[]}""", "a need has \"places\" twice")]
    [InlineData("""{"needs":[],"offers":[{"id":"O1","capacity":1,"capacity":1}],"pairs":[]}""", "an offer has \"capacity\" twice")]
    [InlineData("""{"needs":[{"id":"N1","places":1}],"offers":[{"id":"O1","capacity":1}],"pairs":[{"need":"N1","offer":"O1","score":1,"score":2}]}""", "a pair has \"score\" twice")]
    [InlineData("""{"needs":[{"id":"N1","places":1}],"offers":[{"id":"O1","capacity":1}],"pairs":[{"need":"N1","need":"N1","offer":"O1","score":1}]}""", "a pair has \"need\" twice")]
    public void Board_ThatCannotBeRead_SaysWhatIsWrong(string json, string wrong) =>
        Assert.Contains(wrong, Assert.Throws<InvalidDataException>(() => BoardFile.Read(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);

    [Fact]
    public void Command_WhoseFileIsNotThere_OrIsNoBoard_EndsWithTwo()
    {
        var file = Path.GetTempFileName();
        Assert.Equal(2, MaintenanceCommands.Run(["plan", "--board", file]));
        File.Delete(file);
        Assert.Equal(2, MaintenanceCommands.Run(["plan", "--board", file]));
    }
}
