namespace Solidarity.Core.People;

/// <summary>Administrators come from the settings and name moderators; moderators decide about matches.</summary>
public enum Role { None, Moderator, Administrator }
