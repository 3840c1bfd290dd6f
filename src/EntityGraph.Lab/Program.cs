using System.CommandLine;
using EntityGraph.Lab;

var train = new Command("train", "Builds a model of data/models from its sources.") { TrainTaggerCommand.Create(), TrainVectorsCommand.Create(), TrainPronounsCommand.Create() };
var evaluate = new Command("evaluate", "Measures quality against a gold file.") { EvaluateNerCommand.Create(), EvaluateRelationsCommand.Create(), EvaluateResolutionCommand.Create(), EvaluateMetonymyCommand.Create(), EvaluateSentencesCommand.Create() };
var benchmark = new Command("benchmark", "Measures speed.") { BenchmarkTagCommand.Create(), BenchmarkAnalyzeCommand.Create() };
var root = new RootCommand("Builds and measures the models of EntityGraph.") { train, TagCommand.Create(), evaluate, benchmark };

return await root.Parse(args).InvokeAsync();
