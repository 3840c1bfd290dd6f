using System.CommandLine;

return await new RootCommand("Measures the speed of EntityGraph.").Parse(args).InvokeAsync();
