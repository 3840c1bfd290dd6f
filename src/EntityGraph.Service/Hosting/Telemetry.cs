using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace EntityGraph.Service.Hosting;

/// <summary>What the program measures of itself: metrics for Prometheus, and traces by OTLP where an endpoint is set.</summary>
/// <remarks>The sources and meters are the framework's own. Meters belong to the process: two hosts in one process share them.</remarks>
internal sealed class Telemetry : IDisposable
{
    /// <summary>The setting that names where traces go, such as <c>http://localhost:4318</c>; without it none are made.</summary>
    public const string EndpointSetting = "EntityGraph:Otlp:Endpoint";

    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "EntityGraph",
    ];

    private readonly Lock _lock = new();
    private readonly PrometheusExporter _exporter = new();
    private readonly BaseExportingMetricReader _reader;
    private readonly MeterProvider _metrics;
    private readonly TracerProvider? _traces;

    /// <summary>Starts to measure.</summary>
    /// <param name="configuration">Where the endpoint stands.</param>
    public Telemetry(IConfiguration configuration)
    {
        _reader = new BaseExportingMetricReader(_exporter) { TemporalityPreference = MetricReaderTemporalityPreference.Cumulative };
        _metrics = Sdk.CreateMeterProviderBuilder().AddMeter(Meters).AddReader(_reader).Build();
        if (configuration[EndpointSetting] is { Length: > 0 } endpoint)
        {
            _traces = Sdk.CreateTracerProviderBuilder()
                .AddSource("Microsoft.AspNetCore", "EntityGraph")
                .AddOtlpExporter(options =>
                {
                    options.Protocol = OtlpExportProtocol.HttpProtobuf;
                    options.Endpoint = new Uri(new Uri(endpoint), "/v1/traces");
                })
                .Build();
        }
    }

    /// <summary>All metrics as they are now, in the text format of Prometheus.</summary>
    public string Collect()
    {
        lock (_lock)
        {
            _reader.Collect();
            return _exporter.Text;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _traces?.Dispose();
        _reader.Dispose();
        _exporter.Dispose();
        _metrics.Dispose();
    }
}
