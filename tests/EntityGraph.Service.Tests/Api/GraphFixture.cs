using System.Net.Http.Json;
using System.Text.Json;

namespace EntityGraph.Service.Tests.Api;

/// <summary>The service with a few articles in it.</summary>
public sealed class GraphFixture : IAsyncLifetime
{
    private readonly ServiceFixture _service = new();

    /// <summary>Articles from which the network of these tests is made.</summary>
    public static readonly object[] Articles =
    [
        new
        {
            id = "a1",
            title = "Gipfel in Hanoi",
            date = "2019-02-28",
            source = "Beispielbote",
            url = "https://example.org/a1",
            text = "Der nordkoreanische Machthaber Kim Jong-un hat sich in Hanoi mit US-Präsident Donald Trump getroffen. "
                + "Trump lobte Kim Jong-un. Nordkorea forderte von den USA ein Ende der Sanktionen.",
        },
        new
        {
            id = "a2",
            title = "Treffen in Wladiwostok",
            date = "2019-04-25",
            source = "Ostkurier",
            text = "Russlands Präsident Wladimir Putin hat in Wladiwostok Kim Jong-un empfangen. "
                + "Putin kritisierte die USA. Außenminister Sergej Lawrow nahm an den Gesprächen mit Kim Jong-un teil.",
        },
        new
        {
            id = "a3",
            date = "2020-01-10",
            source = "Hanseblatt",
            text = "Bundeskanzlerin Angela Merkel traf in Moskau den russischen Präsidenten Wladimir Putin. "
                + "Deutschland verurteilte den Angriff Russlands auf die Ukraine.",
        },
    ];

    /// <summary>Calls the service.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        Client = await _service.CreateReadyClientAsync();
        foreach (var article in Articles)
        {
            var stored = await Client.PostAsJsonAsync("/api/v1/documents", article);
            stored.EnsureSuccessStatusCode();
        }
    }

    /// <inheritdoc />
    public async Task DisposeAsync() => await _service.DisposeAsync();

    /// <summary>Reads an answer that must be good.</summary>
    public async Task<JsonElement> GetAsync(string address)
    {
        var response = await Client.GetAsync(new Uri("/api/v1" + address, UriKind.Relative));
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{address}: {(int)response.StatusCode} {body}");
        return JsonDocument.Parse(body).RootElement.Clone();
    }
}
