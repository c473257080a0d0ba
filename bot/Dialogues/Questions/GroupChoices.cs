using System.Globalization;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Core.Groups;

namespace Solidarity.Bot.Dialogues.Questions;

/// <summary>Groups to choose among, each by its name; only those that are offered can be chosen.</summary>
internal static class GroupChoices
{
    public static IEnumerable<IReadOnlyList<Choice>> Rows(IReadOnlyList<Group> groups) =>
        groups.Select(group => (IReadOnlyList<Choice>)[new Choice(Token(group), new Lines("", [group.Title]))]);

    public static long? Chosen(IReadOnlyList<Group> groups, Reply reply) =>
        reply is Reply.Chosen chosen ? groups.FirstOrDefault(group => Token(group) == chosen.Token)?.Id : null;

    private static string Token(Group group) => group.Id.ToString(CultureInfo.InvariantCulture);
}
