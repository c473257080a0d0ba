using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>Keeps the framework's signing keys in our database.</summary>
internal sealed class SigningKeys(Database database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = database.Open();
        return [.. new SigningKeyStore(connection).All().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = database.Open();
        new SigningKeyStore(connection).Add(friendlyName, element.ToString(SaveOptions.DisableFormatting));
    }
}
