using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;

namespace Solidarity.Bot.Dialogues.Questions;

internal enum Review { Publish, PublishForOrganisation, Edit }

/// <summary>A draft and whether it is a post that is published already.</summary>
/// <param name="Post">The id of the post that is being changed; null for a new one.</param>
internal sealed record Reviewed<TDraft>(TDraft Draft, long? Post);

/// <summary>The summary: publish, in one's own name or that of one's organisation, edit or cancel.</summary>
internal sealed class ReviewQuestion<TDraft>(Func<Reviewed<TDraft>, Surroundings, Lines> summary) : Question<Reviewed<TDraft>, Review>
{
    public override Prompt Put(Reviewed<TDraft> reviewed, Surroundings here) => new(summary(reviewed, here),
    [
        [new Choice("publish", new Phrase(reviewed.Post is null ? "button.publish" : "button.save"))],
        .. reviewed.Post is null && here.OwnOrganisation() is { } organisation
            ? (IReadOnlyList<Choice>[])[[new Choice("publish-organisation", new Phrase("button.publish-organisation", ("name", organisation)))]]
            : [],
        [new Choice("edit", new Phrase("button.edit"))],
    ]);

    public override Reading<Reviewed<TDraft>, Review> Read(Reviewed<TDraft> reviewed, Reply reply, Surroundings here) => reply switch
    {
        Reply.Chosen { Token: "publish" } => Answered(Review.Publish),
        Reply.Chosen { Token: "publish-organisation" } when reviewed.Post is null => Answered(Review.PublishForOrganisation),
        Reply.Chosen { Token: "edit" } => Answered(Review.Edit),
        _ => Again("expected.review"),
    };
}
