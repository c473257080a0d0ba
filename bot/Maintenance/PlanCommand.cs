using System.CommandLine;
using Solidarity.Core.Matching.Planning;

namespace Solidarity.Bot.Maintenance;

/// <summary>"plan --board FILE": what the planner of the bot makes of a board that somebody else wrote, so that it can be judged from outside.</summary>
internal static class PlanCommand
{
    private const int Malformed = 2;

    public static Command Make()
    {
        var file = new Option<string>("--board") { Description = "A board in JSON: needs with places, offers with capacity, pairs with a score.", Required = true };
        var command = new Command("plan", "Plans a board from a file with the bot's own planner, and prints the plan as JSON. Touches no data.") { file };
        command.SetAction(parsed => Run(parsed.GetValue(file)!));
        return command;
    }

    private static int Run(string path)
    {
        try
        {
            var file = BoardFile.Read(File.ReadAllBytes(path));
            var plan = PlanBoard.Run(file.Board);
            using var output = Console.OpenStandardOutput();
            file.Write(output, plan);
            output.WriteByte((byte)'\n');
            return 0;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{path}: {e.Message}");
            return Malformed;
        }
    }
}
