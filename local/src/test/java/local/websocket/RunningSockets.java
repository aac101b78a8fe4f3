package local.websocket;

import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import local.aws.proxy.AwsService;
import local.aws.proxy.Endpoint;
import local.aws.proxy.Metering;
import local.aws.proxy.Switchboard;
import local.gateway.SelfSigned;
import local.observe.Faults;
import local.observe.Instruments;
import local.observe.Usage;
import local.template.Stack;
import local.template.TemplateException;
import local.template.Templates;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;

/** The WebSocket APIs of a template that stands in a test, with scripted functions and an AWS endpoint. */
final class RunningSockets implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<ApiGatewayManagementApiClient> clients = new ArrayList<>();
    private final Endpoint endpoint;
    private final WebSocketApis apis;

    final ScriptedFunctions functions = new ScriptedFunctions();
    final Map<Usage, Double> used = new ConcurrentHashMap<>();
    final Stack stack;

    RunningSockets(String template) {
        this(template, Duration.ofMinutes(10), Duration.ofHours(2));
    }

    RunningSockets(String template, Duration idle, Duration life) {
        this(template, idle, life, Optional.empty());
    }

    RunningSockets(String template, Duration idle, Duration life, Optional<SelfSigned> tls) {
        Instruments instruments =
                new Instruments((usage, resource, amount) -> used.merge(usage, amount, Double::sum), Faults.NONE);
        var options = new WebSocketOptions(
                InstantSource.system(),
                new Random(1),
                idle,
                life,
                Duration.ofMillis(500),
                Duration.ofSeconds(2),
                tls,
                instruments);
        Switchboard switchboard =
                new Switchboard(vertx, () -> "request", new Metering(instruments.meter()), instruments);
        try {
            stack = Templates.read(template);
        } catch (TemplateException e) {
            throw new IllegalArgumentException(e);
        }
        apis = WebSocketApis.start(vertx, stack, functions, 0, options);
        switchboard.connect(AwsService.EXECUTE_API, apis.backend());
        endpoint = Endpoint.listen(vertx, switchboard, 2);
    }

    WebSocketApis apis() {
        return apis;
    }

    URI url() {
        return apis.urls().values().iterator().next();
    }

    HttpClient http() {
        return http;
    }

    Peer connect() {
        return connect("");
    }

    Peer connect(String query, String... headers) {
        return Peer.connect(http, URI.create(url() + query), List.of(), headers);
    }

    /** The SDK's client, with a path behind the endpoint as templates write it; an empty one is what {@code AWS_ENDPOINT_URL} alone gives. */
    ApiGatewayManagementApiClient management(String path) {
        ApiGatewayManagementApiClient client = ApiGatewayManagementApiClient.builder()
                .endpointOverride(URI.create(endpoint.uri() + path))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("TEST", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        clients.add(client);
        return client;
    }

    @Override
    public void close() {
        clients.forEach(ApiGatewayManagementApiClient::close);
        apis.close();
        endpoint.close();
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
