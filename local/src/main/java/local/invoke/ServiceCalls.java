package local.invoke;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import local.aws.proxy.Credential;
import local.observe.AccessKeys;

/** Calls the stack's AWS endpoint as Lambda does for a function: with the function's role. */
final class ServiceCalls implements AutoCloseable {
    private static final int CONNECTIONS = 16;

    private final HttpClient http;
    private final URI endpoint;
    private final String region;

    /** @param trace the header that the call carries on */
    record Caller(String function, String trace) {}

    /** A message attribute. */
    record Attribute(String type, String value) {}

    ServiceCalls(Vertx vertx, URI endpoint, String region) {
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setTcpNoDelay(true), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.endpoint = endpoint;
        this.region = region;
    }

    Future<Void> sendMessage(Caller caller, String queueUrl, String body, Map<String, Attribute> attributes) {
        ObjectNode input =
                JsonNodeFactory.instance.objectNode().put("QueueUrl", queueUrl).put("MessageBody", body);
        if (!attributes.isEmpty()) {
            ObjectNode all = input.putObject("MessageAttributes");
            attributes.forEach(
                    (name, it) -> all.putObject(name).put("DataType", it.type()).put("StringValue", it.value()));
        }
        RequestOptions options = options("/", "sqs", caller)
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .putHeader("X-Amz-Target", "AmazonSQS.SendMessage");
        return send(options, input.toString());
    }

    Future<Void> publish(Caller caller, String topicArn, String message, Map<String, Attribute> attributes) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("Action", "Publish");
        form.put("Version", "2010-03-31");
        form.put("TopicArn", topicArn);
        form.put("Message", message);
        int entry = 0;
        for (var attribute : attributes.entrySet()) {
            String prefix = "MessageAttributes.entry." + ++entry;
            form.put(prefix + ".Name", attribute.getKey());
            form.put(prefix + ".Value.DataType", attribute.getValue().type());
            form.put(prefix + ".Value.StringValue", attribute.getValue().value());
        }
        String body = form.entrySet().stream()
                .map(it -> it.getKey() + "=" + encoded(it.getValue()))
                .collect(Collectors.joining("&"));
        return send(options("/", "sns", caller).putHeader("Content-Type", "application/x-www-form-urlencoded"), body);
    }

    Future<Void> invokeEvent(Caller caller, String functionArn, String payload) {
        RequestOptions options = options(
                        "/2015-03-31/functions/%s/invocations".formatted(encoded(functionArn)), "lambda", caller)
                .putHeader("Content-Type", "application/json")
                .putHeader("X-Amz-Invocation-Type", "Event");
        return send(options, payload);
    }

    private RequestOptions options(String path, String service, Caller caller) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(endpoint.getHost())
                .setPort(endpoint.getPort())
                .setURI(path)
                .putHeader("User-Agent", "lambda-async")
                .putHeader("X-Amzn-Trace-Id", caller.trace())
                .putHeader("Authorization", Credential.header(AccessKeys.of(caller.function()), region, service));
    }

    private Future<Void> send(RequestOptions options, String body) {
        return http.request(options)
                .compose(request -> request.send(Buffer.buffer(body)))
                .compose(response -> response.body()
                        .compose(answer -> response.statusCode() / 100 == 2
                                ? Future.succeededFuture()
                                : Future.failedFuture("%d %s".formatted(response.statusCode(), answer))));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
