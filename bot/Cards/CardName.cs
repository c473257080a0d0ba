using System.Globalization;
using Solidarity.Core.CheckIns;
using Solidarity.Core.Errands;
using Solidarity.Core.Groups;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Cards;

/// <summary>What a card shows; stored as "match:31".</summary>
internal readonly record struct CardName(string Kind, long Id)
{
    public const string OfMatch = "match", OfPost = "post", OfReport = "report", OfAppeal = "appeal", OfAnnouncement = "announcement", OfGroupPost = "notice", OfAsked = "asked", OfDigest = "digest", OfGroupMatch = "group-match", OfAlert = "alert", OfBulletin = "bulletin", OfAskedBirthday = "asked-birthday",
        OfErrand = "errand", OfErrandPage = "errand-page", OfErrandLines = "errand-lines", OfErrandHint = "errand-hint", OfGroupPostHint = "notice-hint";

    public static CardName For(Match match) => new(OfMatch, match.Id);

    public static CardName For(Post post) => new(OfPost, post.Id);

    public static CardName For(Report report) => new(OfReport, report.Id);

    public static CardName For(Sanction sanction) => new(OfAppeal, sanction.Id);

    public static CardName For(CheckInRound round) => new(OfAlert, round.Id);

    public static CardName For(Announcement announcement) => new(OfAnnouncement, announcement.Id);

    public static CardName For(GroupPost groupPost) => new(OfGroupPost, groupPost.Id);

    public static CardName For(AskedInGroup asked) => new(OfAsked, asked.Id);

    public static CardName For(Bulletin bulletin) => new(OfBulletin, bulletin.Id);

    public static CardName For(AskedBirthday asked) => new(OfAskedBirthday, asked.Id);

    /// <summary>Its card in the group.</summary>
    public static CardName For(Errand errand) => new(OfErrand, errand.Id);

    /// <summary>The list of whoever goes.</summary>
    public static CardName PageOf(Errand errand) => new(OfErrandPage, errand.Id);

    /// <summary>What one of those who asked asked for.</summary>
    public static CardName LinesOf(Errand errand) => new(OfErrandLines, errand.Id);

    /// <summary>Its digest.</summary>
    public static CardName For(Group group) => new(OfDigest, group.Id);

    public override string ToString() => $"{Kind}:{Id.ToString(CultureInfo.InvariantCulture)}";

    /// <returns>Null for what is no card's name.</returns>
    public static CardName? Parse(string name) =>
        name.IndexOf(':') is > 0 and var colon && long.TryParse(name.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new(name[..colon], id) : null;
}
