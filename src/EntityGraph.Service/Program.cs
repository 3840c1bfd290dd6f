using EntityGraph.Service.Commands;

return await CommandLine.RunAsync(args);
