using EntityGraph.Extraction;
using EntityGraph.Service.Api;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(_ => GermanAnalyzer.Load());
builder.Services.AddApi();
var app = builder.Build();
app.UseApi();
app.MapGet("/health/live", () => Results.Ok()).ExcludeFromDescription();
app.MapApi();
await app.RunAsync();
