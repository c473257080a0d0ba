using System.CommandLine;
using System.CommandLine.Help;
using Npgsql;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Maintenance;

/// <summary>What whoever runs the program does with its data, from the command line: backup, restore, move.</summary>
internal static class MaintenanceCommands
{
    /// <summary>Settings can stand on the command line too, and begin with dashes; any other word is meant as a command.</summary>
    public static bool Are(string[] args) => args is [var word, ..] && (word is "--help" or "-h" || !word.StartsWith('-') && !word.Contains('='));

    /// <returns>The exit code: 0 when it was done.</returns>
    /// <exception cref="StorageUnusable">It could not be done; nothing was changed.</exception>
    public static int Run(string[] args)
    {
        var root = new RootCommand("Solidarity.Bot. Without a command it runs; settings come from appsettings.json and the environment.");
        root.Subcommands.Add(Backup());
        root.Subcommands.Add(Restore());
        root.Subcommands.Add(Move());
        root.Subcommands.Add(PlanCommand.Make());
        root.Subcommands.Add(SimulateCommand.Make());
        var parsed = root.Parse(args is ["help", ..] ? ["--help"] : args);
        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    private static Command Backup()
    {
        var folder = new Option<string>("--to") { Description = "The folder; by default the one of the setting Backups:Folder." };
        var command = new Command("backup", "Copies the database while the program runs. It keeps the newest Backups:Keep.") { folder };
        command.SetAction(parsed =>
        {
            var (settings, database) = Read();
            var backups = parsed.GetValue(folder) is { } other ? settings.Backups with { Folder = Path.GetFullPath(other) } : settings.Backups;
            if (backups.Of(database) is not { } own) return TellOfTools(settings, "pg_dump --format=custom --file=solidarity.dump", "");
            if (!File.Exists(database.File)) throw new StorageUnusable(StorageProblem.CannotOpen, database.Where);
            Console.WriteLine($"Backup: {own.Take(TimeProvider.System.GetUtcNow())}");
            return 0;
        });
        return command;
    }

    private static Command Restore()
    {
        var file = new Option<string>("--from") { Description = "The backup.", Required = true };
        var command = new Command("restore", "Puts a backup in the place of the database. Stop the program first. What was there is kept.") { file };
        command.SetAction(parsed =>
        {
            var (settings, database) = Read();
            if (settings.Backups.Of(database) is not { } own) return TellOfTools(settings, "pg_restore --clean --if-exists --single-transaction", " solidarity.dump");
            var before = own.Restore(Path.GetFullPath(parsed.GetValue(file)!), TimeProvider.System.GetUtcNow());
            Console.WriteLine($"{database.Where} is as it was in the backup.{(before is null ? "" : $" What was there before: {before}")}");
            return 0;
        });
        return command;
    }

    private static Command Move()
    {
        var to = new Option<string>("--to") { Description = "The connection string of an empty PostgreSQL database.", Required = true };
        var command = new Command("move", "Copies the SQLite database into an empty PostgreSQL one. Stop the program first. Nothing is changed here.") { to };
        command.SetAction(parsed =>
        {
            var (settings, database) = Read();
            var target = Target(parsed.GetValue(to)!);
            if (database.File is null) throw new BadSetting("Storage__Provider is \"postgres\" already: move copies from SQLite, so let Storage__ConnectionString name the file to move.");
            if (!File.Exists(database.File)) throw new StorageUnusable(StorageProblem.CannotOpen, database.Where);
            using (Occupancy.Take(database)) Preparation.Run(database, settings.Backups, TimeProvider.System);
            var rows = MoveToServer.Run(database, target, TimeProvider.System);
            foreach (var (table, count) in rows) Console.WriteLine($"{count,10} {table}");
            Console.WriteLine("Moved: the counts are the same, and the rules hold. Now set Storage__Provider=postgres and Storage__ConnectionString, and start.");
            return 0;
        });
        return command;
    }

    private static Database Target(string connectionString)
    {
        try
        {
            return Database.At("postgres", connectionString);
        }
        catch (StorageUnusable e)
        {
            throw new StorageUnusable(e.Problem, "--to", e);
        }
    }

    /// <summary>A server has tools of its own, which know it better.</summary>
    private static int TellOfTools(Settings settings, string tool, string file)
    {
        var parts = new NpgsqlConnectionStringBuilder(settings.ConnectionString);
        Console.Error.WriteLine($"The data is in PostgreSQL, which has a tool for this. Nothing was done. Run:\n{tool} --host={parts.Host} --port={parts.Port} --username={parts.Username} --dbname={parts.Database}{file}");
        return 1;
    }

    private static (Settings Settings, Database Database) Read()
    {
        var root = File.Exists("appsettings.json") ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory;
        var settings = SettingsReader.Read(new ConfigurationBuilder().SetBasePath(root).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build());
        return (settings, Database.At(settings.Provider, settings.ConnectionString));
    }
}
