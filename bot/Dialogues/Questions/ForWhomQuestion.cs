using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues.Questions;

/// <summary>For oneself or for someone else; where somebody of the team asks for a person with a phone only, for that person by name.</summary>
internal sealed class ForWhomQuestion : Question<Nothing, Beneficiary>
{
    public override Prompt Put(Nothing work, Surroundings here) => new(new Phrase("ask.for-whom"),
    [
        [new Choice("self", here.Person.IsByPhone ? new Phrase("button.for-person", ("name", here.Person.Name)) : new Phrase("button.for-me"))],
        [new Choice("other", "button.for-other")],
    ]);

    public override Reading<Nothing, Beneficiary> Read(Nothing work, Reply reply, Surroundings here) => reply switch
    {
        Reply.Chosen { Token: "self" } => Answered(Beneficiary.Self),
        Reply.Chosen { Token: "other" } => Answered(Beneficiary.SomeoneElse),
        Reply.Written written when ForSomebody.Read(written.Text) is { } whom => Answered(whom),
        _ => Again("expected.button"),
    };
}
