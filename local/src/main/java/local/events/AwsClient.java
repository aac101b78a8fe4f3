package local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import local.aws.proxy.Credential;
import local.observe.AccessKeys;

/**
 * Calls the stack's AWS endpoint the way an event source mapping does on AWS: as the function's role. No SDK: its start would cost the host
 * half a second, and the endpoint checks no signatures.
 */
final class AwsClient implements AutoCloseable {
    private static final int CONNECTIONS = 128; // each long poll holds one

    private volatile boolean closed;
    private final HttpClient http;
    private final URI endpoint;
    private final String region;

    AwsClient(Vertx vertx, URI endpoint, String region) {
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setTcpNoDelay(true), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.endpoint = endpoint;
        this.region = region;
    }

    /** Who calls, and what. */
    record Operation(String caller, String service, String target) {
        static Operation sqs(String function, String operation) {
            return new Operation(function, "sqs", "AmazonSQS." + operation);
        }

        static Operation dynamo(String function, String operation) {
            return new Operation(function, "dynamodb", "DynamoDB_20120810." + operation);
        }

        static Operation streams(String function, String operation) {
            return new Operation(function, "dynamodb", "DynamoDBStreams_20120810." + operation);
        }
    }

    /** In the JSON protocol. Fails with an {@link AwsCallException} when the service refuses. */
    Future<JsonNode> call(Operation operation, ObjectNode input) {
        return send(operation, "application/x-amz-json-1.0", Json.write(input))
                .map(body -> Json.parse(body.toString()).orElseGet(Json::object));
    }

    /** {@code Publish} in SNS's query protocol. */
    Future<Void> publish(String function, String topicArn, String message) {
        String form = Map.of("Action", "Publish", "Version", "2010-03-31", "TopicArn", topicArn, "Message", message)
                .entrySet()
                .stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(new Operation(function, "sns", ""), "application/x-www-form-urlencoded", form)
                .mapEmpty();
    }

    private Future<Buffer> send(Operation operation, String contentType, String body) {
        if (closed) {
            return Future.failedFuture(
                    new AwsCallException(operation.target(), "Closed", "the event sources have ended"));
        }
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(endpoint.getHost())
                .setPort(endpoint.getPort())
                .setURI("/")
                .putHeader("Content-Type", contentType)
                .putHeader("User-Agent", "event-source-mapping")
                .putHeader(
                        "Authorization",
                        Credential.header(AccessKeys.of(operation.caller()), region, operation.service()));
        if (!operation.target().isEmpty()) {
            options.putHeader("X-Amz-Target", operation.target());
        }
        return http.request(options)
                .compose(request -> answer(request, Buffer.buffer(body)))
                .compose(answer -> accepted(operation, answer));
    }

    private record Answer(int status, Buffer body) {}

    private static Future<Answer> answer(HttpClientRequest request, Buffer body) {
        return request.send(body)
                .compose(response -> response.body().map(content -> new Answer(response.statusCode(), content)));
    }

    private static Future<Buffer> accepted(Operation operation, Answer answer) {
        if (answer.status() / 100 == 2) {
            return Future.succeededFuture(answer.body());
        }
        JsonNode error = Json.parse(answer.body().toString()).orElseGet(Json::object);
        String type = error.path("__type").asText(Integer.toString(answer.status()));
        String message = error.path("message").asText(error.path("Message").asText(""));
        return Future.failedFuture(
                new AwsCallException(operation.target(), type.substring(type.indexOf('#') + 1), message));
    }

    @Override
    public void close() {
        closed = true;
        http.close();
    }
}
