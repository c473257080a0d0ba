using System.Globalization;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;

namespace Solidarity.Bot.Dialogues.Questions;

internal abstract record Review
{
    private Review() { }

    public sealed record Publish : Review;

    /// <param name="Organisation">The one that the button named.</param>
    public sealed record PublishFor(long Organisation) : Review;

    public sealed record Edit : Review;
}

/// <summary>A draft and whether it is a post that is published already.</summary>
/// <param name="Post">The id of the post that is being changed; null for a new one.</param>
internal sealed record Reviewed<TDraft>(TDraft Draft, long? Post);

/// <summary>The summary: publish, in one's own name or that of one's organisation, edit or cancel.</summary>
internal sealed class ReviewQuestion<TDraft>(Func<Reviewed<TDraft>, Surroundings, Lines> summary) : Question<Reviewed<TDraft>, Review>
{
    /// <summary>Before the number of an organisation: who has joined another since is not taken at the old button's word.</summary>
    private const string For = "publish-for-";

    public override Prompt Put(Reviewed<TDraft> reviewed, Surroundings here) => new(summary(reviewed, here),
    [
        [new Choice("publish", new Phrase(reviewed.Post is null ? "button.publish" : "button.save"))],
        .. reviewed.Post is null && here.OwnOrganisation() is { } organisation
            ? (IReadOnlyList<Choice>[])[[new Choice(For + organisation.OrganisationId, new Phrase("button.publish-organisation", ("name", organisation.Name)))]]
            : [],
        [new Choice("edit", new Phrase("button.edit"))],
    ]);

    public override Reading<Reviewed<TDraft>, Review> Read(Reviewed<TDraft> reviewed, Reply reply, Surroundings here) => reply switch
    {
        Reply.Chosen { Token: "publish" } => Answered(new Review.Publish()),
        Reply.Chosen chosen when reviewed.Post is null && chosen.Token.StartsWith(For, StringComparison.Ordinal) && long.TryParse(chosen.Token.AsSpan(For.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var organisation) =>
            Answered(new Review.PublishFor(organisation)),
        Reply.Chosen { Token: "edit" } => Answered(new Review.Edit()),
        _ => Again("expected.review"),
    };
}
