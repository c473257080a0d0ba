namespace Solidarity.Bot.Trying;

/// <summary>Somebody has asked for the street to begin anew: whoever looks next finds it so.</summary>
internal sealed class StreetAnew
{
    private volatile bool _isAsked;

    public bool IsAsked => _isAsked;

    public void Ask() => _isAsked = true;
}
