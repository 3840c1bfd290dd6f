using System.CommandLine;

return await new RootCommand("Builds and measures the models of EntityGraph.").Parse(args).InvokeAsync();
