using System.Data.Common;
using Dapper;
using Solidarity.Core.Moderation;
using Solidarity.Core.Places;

namespace Solidarity.Core.Storage;

/// <summary>Open needs by their cells, as far as they may be told.</summary>
public sealed class NeedMapStore(DbConnection connection)
{
    private const string Where = "%communes%";

    /// <summary>The dates of a series are needs of their own: the series itself asks for nothing more.</summary>
    private const string Select =
        """
        select n.cell_row as row, n.cell_column as col, count(*) as needs from post n
        where n.kind = 'Need' and n.state = 'Open' and n.wanted_when not like 'weekly:%:dates'
        """ + Where + " group by n.cell_row, n.cell_column";

    /// <param name="area">Of the need's commune.</param>
    public NeedMap Read(Area area) => NeedMap.Of(
    [
        .. connection.Query<Counted>(Select.Replace(Where, AreaClause.In(area, "n.insee"), StringComparison.Ordinal))
            .Select(row => (row.Row is { } r && row.Col is { } c ? (Cell?)new Cell((int)r, (int)c) : null, row.Needs)),
    ]);

    private sealed class Counted
    {
        public long? Row { get; init; }

        public long? Col { get; init; }

        public long Needs { get; init; }
    }
}
