using System.Diagnostics;
using System.Text.Json;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Groups;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues;

internal enum GroupField { Kind, Place, Circle, Approver, Quiet, Rhythm, Hour, Pinned, Errands, Language }

/// <summary>An administrator of a group ties it to a place in four questions; everything else has its usual value, and can be changed.</summary>
internal sealed class GroupDialogue : Dialogue<GroupState>
{
    private static readonly OneOf<GroupKind> Kind = new("group.ask-kind", "expected.button", 2,
        ("street", "group-kind.street", GroupKind.Street), ("building", "group-kind.building", GroupKind.Building),
        ("neighbourhood", "group-kind.neighbourhood", GroupKind.Neighbourhood), ("association", "group-kind.association", GroupKind.Association));

    private static readonly PlaceQuestion Where = new("group.ask-place", "group.ask-place");

    private static readonly DistanceQuestion Circle = new("group.ask-circle");

    private static readonly OneOf<Approver> Decides = new("group.ask-approver", "expected.button", 1,
        ("town", "group-approver.town", Approver.Town), ("group", "group-approver.group", Approver.Group));

    private static readonly OneOf<QuietHours> Quiet = new("group.ask-quiet", "expected.button", 2,
        ("20-8", "quiet.20-8", new QuietHours(new TimeOnly(20, 0), new TimeOnly(8, 0))), ("21-8", "quiet.21-8", new QuietHours(new TimeOnly(21, 0), new TimeOnly(8, 0))),
        ("22-7", "quiet.22-7", new QuietHours(new TimeOnly(22, 0), new TimeOnly(7, 0))), ("none", "quiet.none", QuietHours.None));

    private static readonly OneOf<DigestRhythm> Rhythm = new("group.ask-rhythm", "expected.button", 1,
        ("daily", "rhythm.daily", DigestRhythm.Daily), ("weekly", "rhythm.weekly", DigestRhythm.Weekly), ("never", "rhythm.never", DigestRhythm.Never));

    private static readonly OneOf<string> Language = new("group.ask-language", "expected.button", 2, ("fr", "language.fr", "fr"), ("en", "language.en", "en"));

    private static readonly OneOf<GroupField> Field = new("ask.which-field", "expected.button", 2,
        ("kind", "group-field.kind", GroupField.Kind), ("place", "field.place", GroupField.Place),
        ("circle", "group-field.circle", GroupField.Circle), ("approver", "group-field.approver", GroupField.Approver),
        ("quiet", "group-field.quiet", GroupField.Quiet), ("rhythm", "group-field.rhythm", GroupField.Rhythm),
        ("hour", "group-field.hour", GroupField.Hour), ("pinned", "group-field.pinned", GroupField.Pinned),
        ("errands", "group-field.errands", GroupField.Errands), ("language", "group-field.language", GroupField.Language));

    public override string Name => "group";

    public override int Version => 1;

    public override object First => new GroupState.ChoosingKind(0);

    protected override JsonSerializerOptions Json => GroupJson.Default.Options;

    public override IReadOnlyList<Step<GroupState>> Steps { get; } =
    [
        Step<GroupState>.Of("kind", Kind,
            (GroupState.ChoosingKind s, GroupKind kind) => new GroupState.ChoosingPlace(s.Group, kind)),

        Step<GroupState>.Of("place", Where, (GroupState.ChoosingPlace _) => null,
            (s, place) => new GroupState.ChoosingCircle(s.Group, s.Kind, place),
            back: s => new GroupState.ChoosingKind(s.Group)),

        Step<GroupState>.Of("circle", Circle,
            (GroupState.ChoosingCircle s, Radius circle) => new GroupState.ChoosingApprover(s.Group, s.Kind, s.Place, circle),
            back: s => new GroupState.ChoosingPlace(s.Group, s.Kind)),

        Step<GroupState>.Of("approver", new InLanguage<Approver>(Decides),
            (GroupState.ChoosingApprover s, (Approver Decides, string Language) a) => new GroupState.Reviewing(s.Group, GroupState.Usual(s.Kind, s.Place, s.Circle, a.Decides, a.Language)),
            back: s => new GroupState.ChoosingCircle(s.Group, s.Kind, s.Place)),

        Step<GroupState>.Of("review", new ReviewGroup(), (GroupState.Reviewing s) => s.Setup,
            (s, saves) => saves ? new Next<GroupState>.Finished() : new GroupState.ChoosingField(s.Group, s.Setup)),

        Step<GroupState>.Of("field", Field,
            (GroupState.ChoosingField s, GroupField field) => field switch
            {
                GroupField.Kind => new GroupState.EditingKind(s.Group, s.Setup),
                GroupField.Place => new GroupState.EditingPlace(s.Group, s.Setup),
                GroupField.Circle => new GroupState.EditingCircle(s.Group, s.Setup),
                GroupField.Approver => new GroupState.EditingApprover(s.Group, s.Setup),
                GroupField.Quiet => new GroupState.EditingQuiet(s.Group, s.Setup),
                GroupField.Rhythm => new GroupState.EditingRhythm(s.Group, s.Setup),
                GroupField.Hour => new GroupState.EditingHour(s.Group, s.Setup),
                GroupField.Language => new GroupState.EditingLanguage(s.Group, s.Setup),
                // Yes or no: a press turns it over, and the summary shows it.
                GroupField.Pinned => new GroupState.Reviewing(s.Group, s.Setup.With(s.Setup.Digest with { Pinned = !s.Setup.Digest.Pinned })),
                GroupField.Errands => new GroupState.Reviewing(s.Group, s.Setup with { Errands = !s.Setup.Errands }),
                _ => throw new UnreachableException(),
            },
            back: s => new GroupState.Reviewing(s.Group, s.Setup)),

        Step<GroupState>.Of("edit.kind", Kind,
            (GroupState.EditingKind s, GroupKind kind) => new GroupState.Reviewing(s.Group, s.Setup with { Kind = kind }),
            back: s => new GroupState.ChoosingField(s.Group, s.Setup)),

        Step<GroupState>.Of("edit.place", Where, (GroupState.EditingPlace _) => null,
            (s, place) => new GroupState.Reviewing(s.Group, s.Setup with { Place = place }),
            back: s => new GroupState.ChoosingField(s.Group, s.Setup)),

        Step<GroupState>.Of("edit.circle", Circle,
            (GroupState.EditingCircle s, Radius circle) => new GroupState.Reviewing(s.Group, s.Setup with { Circle = circle }),
            back: s => new GroupState.ChoosingField(s.Group, s.Setup)),

        Step<GroupState>.Of("edit.approver", Decides,
            (GroupState.EditingApprover s, Approver decides) => new GroupState.Reviewing(s.Group, s.Setup with { Approver = decides }),
            back: s => new GroupState.ChoosingField(s.Group, s.Setup)),

        Step<GroupState>.Of("edit.quiet", Quiet,
            (GroupState.EditingQuiet s, QuietHours quiet) => new GroupState.Reviewing(s.Group, s.Setup.With(quiet)),
            back: s => new GroupState.ChoosingField(s.Group, s.Setup)),

        Step<GroupState>.Of("edit.rhythm", Rhythm,
            (GroupState.EditingRhythm s, DigestRhythm rhythm) => new GroupState.Reviewing(s.Group, s.Setup.With(s.Setup.Digest with { Rhythm = rhythm })),
            back: s => new GroupState.ChoosingField(s.Group, s.Setup)),

        Step<GroupState>.Of("edit.hour", new DigestHour(), (GroupState.EditingHour s) => s.Setup,
            (s, hour) => new GroupState.Reviewing(s.Group, s.Setup.With(s.Setup.Digest with { At = hour })),
            back: s => new GroupState.ChoosingField(s.Group, s.Setup)),

        Step<GroupState>.Of("edit.language", Language,
            (GroupState.EditingLanguage s, string language) => new GroupState.Reviewing(s.Group, s.Setup with { Language = language }),
            back: s => new GroupState.ChoosingField(s.Group, s.Setup)),
    ];

    /// <summary>Whatever an older version kept, the group is known: its questions begin anew.</summary>
    public override object Salvage(JsonElement data) => new GroupState.ChoosingKind(StoredAnswer.Number(data, "group") ?? 0);

    protected override bool Fits(object part) => part switch
    {
        Radius { Metres: { } metres } => Radius.Choices.Contains(metres),
        GroupSetup setup => setup.IsFitting && setup.Language.Length == 2,
        string text => text.Length <= Post.LongestSentence,
        _ => true,
    };

    protected override void Finish(Turn turn, GroupState state, Engine.Dialogues dialogues)
    {
        if (turn.Stores.Groups.Find(state.Group) is not { } group || state is not GroupState.Reviewing { Setup: var setup })
        {
            dialogues.Leave(turn, "group.gone", Menu.Doors);
            return;
        }

        // Whether they still administer it is asked anew: they may have begun long ago.
        if (turn.StandingIn(group) is not { } standing) return;
        if (GroupSettings.Refusal(standing) is { } no)
        {
            dialogues.Leave(turn, no, Menu.Doors);
            return;
        }

        SetUpGroup.Run(turn.Change, turn.Person.Id, group, setup);
        dialogues.Leave(turn, new Phrase("group.saved", ("group", group.Title)), Menu.Doors);
    }
}
