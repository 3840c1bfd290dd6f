using System.CommandLine;
using EntityGraph.Benchmarks;

var edges = new Option<int>("--edges") { Description = "Links to make; a tenth as many entities.", DefaultValueFactory = _ => 1_000_000 };
var seed = new Option<int>("--seed") { Description = "Seed of the generator.", DefaultValueFactory = _ => 1 };
var centers = new Option<int>("--centers") { Description = "Ego networks to ask for.", DefaultValueFactory = _ => 2_000 };
var peers = new Option<bool>("--no-peers") { Description = "Leaves igraph, networkx and PostgreSQL out." };
var graph = new Command("graph", "Ego networks, search and analysis in process, side by side with igraph, networkx and PostgreSQL.")
{
    edges, seed, centers, peers,
};
graph.SetAction(parse => new GraphBenchmark(
    parse.GetValue(edges), parse.GetValue(seed), parse.GetValue(centers), !parse.GetValue(peers)).Run());

var articles = new Option<int>("--articles") { Description = "Articles to make the graph of, and as many actors.", DefaultValueFactory = _ => 20_000 };
var seconds = new Option<int>("--seconds") { Description = "Length of a round.", DefaultValueFactory = _ => 5 };
var http = new Command("http", "The service under wrk, side by side with a bare server that writes the same bytes from memory.") { articles, seconds, seed };
http.SetAction(parse => new HttpBenchmark(parse.GetValue(articles), parse.GetValue(seconds), parse.GetValue(seed)).RunAsync());

var load = new Command("load", "Networks in process while 2,000 relations a second are written, against the same in quiet.") { articles, seconds, seed };
load.SetAction(parse => new WriteLoad(parse.GetValue(articles), parse.GetValue(seconds), parse.GetValue(seed)).Run());

var url = new Option<string>("--urls") { Required = true };
var folder = new Option<string>("--folder") { Required = true };
var bare = new Command("bare", "The bare server itself.") { url, folder };
bare.Hidden = true;
bare.SetAction(parse => BareServer.RunAsync(parse.GetRequiredValue(url), parse.GetRequiredValue(folder)));
return await new RootCommand("Measures the speed of EntityGraph.") { graph, http, load, bare }.Parse(args).InvokeAsync();
