namespace Solidarity.Core.People;

/// <summary>Administrators name the team and say who decides where; moderators decide about matches.</summary>
public enum Role { None, Moderator, Administrator }
