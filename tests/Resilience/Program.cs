using Solidarity.Resilience;

Options options;
try
{
    options = Options.Read(args);
}
catch (FormatException e)
{
    await Console.Error.WriteLineAsync($"{e.Message}\n{Options.Usage}");
    return 2;
}

var report = await Run.OfAsync(options, Console.Out);
Console.WriteLine(report.LastLine);
return report.Holds ? 0 : 1;
