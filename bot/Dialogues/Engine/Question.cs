using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.CheckIns;
using Solidarity.Core.Moderation;
using Solidarity.Core.Organisations;
using Solidarity.Core.People;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues.Engine;

/// <summary>What a question may know beside its own state: read-only, and the same for a whole turn.</summary>
/// <param name="Similar">The reference of an open need of this person that says much the same, if there is one.</param>
internal sealed record Surroundings(Person Person, DateOnly Today, Func<NeedDraft, string?> Similar, string BotName)
{
    public string Language => Person.Language;

    /// <summary>Whether the bot is in Telegram at all, and not on the page alone.</summary>
    public bool HasTelegram { get; init; }

    /// <summary>Who is known by a phone number, in international form.</summary>
    public Func<string, Person?> WhoHas { get; init; } = _ => null;

    /// <summary>When the first hello of a rhythm comes, and what follows where it stays without an answer.</summary>
    public Func<Rhythm, HelloPlan> PlanOf { get; init; } = _ => default;

    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Where somebody of the team may speak for the town.</summary>
    public Func<Area> OwnArea { get; init; } = () => Area.Everywhere;

    /// <summary>The organisation in whose name the person may publish; null: none.</summary>
    public Func<InNameOf?> OwnOrganisation { get; init; } = () => null;

    /// <summary>How many places, or pieces, of this person's post are promised for good or for now.</summary>
    public Func<long, int> Promised { get; init; } = _ => 0;

    /// <summary>How many groups of neighbours a post at this place would be shown in.</summary>
    public Func<Core.Places.Place, int> GroupsAround { get; init; } = _ => 0;

    /// <summary>Groups that the person has set up or spoken to, and those they came through to the bot.</summary>
    public Func<IReadOnlyList<Core.Groups.Group>> KeptGroups { get; init; } = () => [];

    /// <inheritdoc cref="KeptGroups"/>
    public Func<IReadOnlyList<Core.Groups.Group>> KnownGroups { get; init; } = () => [];

    /// <summary>What a group is called; null where there is none.</summary>
    public Func<long, string?> TitleOf { get; init; } = _ => null;

    /// <summary>At which time a group reads of a birthday, and when next.</summary>
    public Func<long, Core.Groups.YearDay, (TimeOnly At, DateOnly Next)?> BirthdayIn { get; init; } = (_, _) => null;

    /// <summary>In how many groups of neighbours an announcement for these communes would be said.</summary>
    public Func<IReadOnlyList<string>, int> CountGroups { get; init; } = _ => 0;

    /// <summary>How many an announcement for these communes would reach: neighbours, and those of the team.</summary>
    public Func<IReadOnlyList<string>, (int Neighbours, int Team)> CountReaders { get; init; } = _ => (0, 0);
}

/// <summary>What a person answered, whatever way they did it.</summary>
internal abstract record Reply
{
    public sealed record Chosen(string Token) : Reply;

    public sealed record Written(string Text) : Reply;

    public sealed record Located(double Latitude, double Longitude) : Reply;

    public sealed record Contacted(string Phone, bool Own) : Reply;

    /// <summary>A photo, a voice message, a sticker…: nothing that any question can read.</summary>
    public sealed record Strange(MediaKind Kind) : Reply;
}

/// <summary>What a question made of a reply.</summary>
internal abstract record Reading<TWork, TAnswer>
{
    private Reading() { }

    /// <param name="Heard">What was understood, said back where it isn't plain from the button.</param>
    public sealed record Answered(TAnswer Answer, Phrase? Heard = null) : Reading<TWork, TAnswer>;

    /// <summary>Not an answer yet: something was ticked, or another page of choices is wanted.</summary>
    public sealed record Turned(TWork Work) : Reading<TWork, TAnswer>;

    /// <summary>Not an answer: what is expected, or why this can't be. The question is put again, with other choices if given.</summary>
    public sealed record Again(Phrase Why, IReadOnlyList<IReadOnlyList<Choice>>? Instead = null) : Reading<TWork, TAnswer>;
}

/// <summary>One thing to choose: its token comes back in a <see cref="Reply.Chosen"/>.</summary>
internal sealed record Choice(string Token, Lines Label)
{
    public Choice(string token, Phrase label) : this(token, Lines.Of(label)) { }
}

/// <summary>A key of the keyboard: a choice, or a place or phone number to share.</summary>
internal sealed record KeyChoice(Choice Choice, KeyAsks Asks = KeyAsks.Text);

/// <summary>A question as it is put: its text, and what there is to choose.</summary>
/// <param name="Keyboard">Used instead of buttons where the app must be asked for a place or a phone number.</param>
internal sealed record Prompt(object Text, IReadOnlyList<IReadOnlyList<Choice>> Rows, IReadOnlyList<IReadOnlyList<KeyChoice>>? Keyboard = null);

/// <summary>
/// One question, wherever it is asked: how it is put, and how its answers are read. Pure: the same work, reply and
/// surroundings give the same reading.
/// </summary>
/// <typeparam name="TWork">What is ticked or open while it is being answered.</typeparam>
internal abstract class Question<TWork, TAnswer>
{
    public abstract Prompt Put(TWork work, Surroundings here);

    public abstract Reading<TWork, TAnswer> Read(TWork work, Reply reply, Surroundings here);

    protected static Reading<TWork, TAnswer> Answered(TAnswer answer, Phrase? heard = null) => new Reading<TWork, TAnswer>.Answered(answer, heard);

    protected static Reading<TWork, TAnswer> Turned(TWork work) => new Reading<TWork, TAnswer>.Turned(work);

    protected static Reading<TWork, TAnswer> Again(Phrase why, IReadOnlyList<IReadOnlyList<Choice>>? instead = null) => new Reading<TWork, TAnswer>.Again(why, instead);
}

/// <summary>For questions with nothing to tick or turn over.</summary>
internal readonly record struct Nothing;
