using System.CommandLine;
using EntityGraph.Benchmarks;

var edges = new Option<int>("--edges") { Description = "Links to make; a tenth as many entities.", DefaultValueFactory = _ => 1_000_000 };
var seed = new Option<int>("--seed") { Description = "Seed of the generator.", DefaultValueFactory = _ => 1 };
var centers = new Option<int>("--centers") { Description = "Ego networks to ask for.", DefaultValueFactory = _ => 2_000 };
var peers = new Option<bool>("--no-peers") { Description = "Leaves igraph and PostgreSQL out." };
var graph = new Command("graph", "Ego networks, search and analysis in process, side by side with igraph and PostgreSQL.")
{
    edges, seed, centers, peers,
};
graph.SetAction(parse => new GraphBenchmark(
    parse.GetValue(edges), parse.GetValue(seed), parse.GetValue(centers), !parse.GetValue(peers)).Run());
return await new RootCommand("Measures the speed of EntityGraph.") { graph }.Parse(args).InvokeAsync();
