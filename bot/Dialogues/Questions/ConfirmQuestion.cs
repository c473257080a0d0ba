using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;

namespace Solidarity.Bot.Dialogues.Questions;

/// <summary>What will be read or done, and the one press that means it.</summary>
internal sealed class ConfirmQuestion<TState>(Func<TState, Surroundings, object> preview, string token, Phrase label) : Question<TState, Nothing>
{
    public override Prompt Put(TState state, Surroundings here) => new(preview(state, here), [[new Choice(token, label)]]);

    public override Reading<TState, Nothing> Read(TState state, Reply reply, Surroundings here) =>
        reply is Reply.Chosen chosen && chosen.Token == token ? Answered(default) : Again("expected.button");
}
