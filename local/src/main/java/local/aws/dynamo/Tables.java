package local.aws.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.List;
import local.aws.proxy.Credential;
import local.aws.proxy.JsonBody;
import local.template.Resource;

/** Makes the tables of a template in DynamoDBLocal, past the proxy: nobody's calls are counted for it. */
public final class Tables implements AutoCloseable {
    /** The template's properties that {@code CreateTable} takes as they are. */
    private static final List<String> SAME = List.of(
            "KeySchema",
            "AttributeDefinitions",
            "BillingMode",
            "ProvisionedThroughput",
            "GlobalSecondaryIndexes",
            "LocalSecondaryIndexes");

    private static final String AUTHORIZATION = Credential.header("LOCALHOST", "us-east-1", "dynamodb");

    private final HttpClient client;

    public Tables(Vertx vertx) {
        this.client = vertx.createHttpClient();
    }

    /** Makes one call to a server that is there already, so that the first real call finds the client's classes loaded. Never fails. */
    public Future<Void> warm(URI anyServer) {
        return client.request(to(anyServer))
                .compose(HttpClientRequest::send)
                .compose(HttpClientResponse::end)
                .otherwiseEmpty();
    }

    private static RequestOptions to(URI server) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(server.getHost())
                .setPort(server.getPort())
                .setURI("/");
    }

    /**
     * Makes all of them at the same time, but for those that are there from an earlier start: these must be as the template wants them. Fails with
     * every difference; then nothing that was there has been changed.
     */
    public Future<Void> provide(URI dynamo, List<Resource> resources) {
        var checks = resources.stream().map(it -> check(dynamo, it)).toList();
        return Future.join(checks).compose(all -> {
            List<String> differences = checks.stream()
                    .flatMap(it -> it.result().differences().stream())
                    .toList();
            if (!differences.isEmpty()) {
                return Future.failedFuture(
                        "the tables that are kept are not those of the template, and nothing was changed; take another folder, or move this one away:\n"
                                + String.join("\n", differences));
            }
            return Future.join(checks.stream()
                            .map(it -> settle(dynamo, it.result()))
                            .toList())
                    .mapEmpty();
        });
    }

    /** @param differences between the table that is there and the template's */
    private record Check(Resource resource, boolean exists, List<String> differences) {}

    private Future<Check> check(URI dynamo, Resource resource) {
        ObjectNode wanted = request(resource);
        return ask(dynamo, "DescribeTable", JsonBody.object().put("TableName", resource.ref()))
                .compose(answer -> switch (answer.status()) {
                    case 200 ->
                        Future.succeededFuture(new Check(
                                resource,
                                true,
                                Schema.differences(
                                        wanted, JsonBody.read(answer.body()).path("Table"))));
                    case 400 -> Future.succeededFuture(new Check(resource, false, List.of()));
                    default -> answer.failed("DescribeTable", wanted);
                });
    }

    /** Makes the table of an {@code AWS::DynamoDB::Table} or {@code AWS::Serverless::SimpleTable}; fails with a clear message. */
    private Future<Void> settle(URI dynamo, Check check) {
        Resource resource = check.resource();
        JsonNode lifetime = resource.properties().path("TimeToLiveSpecification");
        Future<Void> made = check.exists() ? Future.succeededFuture() : call(dynamo, "CreateTable", request(resource));
        return lifetime.path("Enabled").asBoolean()
                ? made.compose(it -> expire(dynamo, resource, lifetime, check.exists()))
                : made;
    }

    private Future<Void> expire(URI dynamo, Resource resource, JsonNode lifetime, boolean existed) {
        return existed
                ? ask(dynamo, "DescribeTimeToLive", JsonBody.object().put("TableName", resource.ref()))
                        .compose(it -> JsonBody.read(it.body())
                                        .at("/TimeToLiveDescription/TimeToLiveStatus")
                                        .asText()
                                        .equals("ENABLED")
                                ? Future.succeededFuture()
                                : call(dynamo, "UpdateTimeToLive", lifetime(resource, lifetime)))
                : call(dynamo, "UpdateTimeToLive", lifetime(resource, lifetime));
    }

    static ObjectNode request(Resource resource) {
        ObjectNode request = JsonBody.object().put("TableName", resource.ref());
        ObjectNode properties = resource.properties();
        if (resource.type().equals("AWS::Serverless::SimpleTable")) {
            return simple(request, properties);
        }
        SAME.stream().filter(properties::has).forEach(it -> request.set(it, properties.get(it)));
        if (!request.has("BillingMode") && !request.has("ProvisionedThroughput")) {
            request.put("BillingMode", "PAY_PER_REQUEST");
        }
        if (properties.has("StreamSpecification")) {
            ObjectNode stream = properties.get("StreamSpecification").deepCopy();
            request.set("StreamSpecification", stream.put("StreamEnabled", true));
        }
        return request;
    }

    private static ObjectNode simple(ObjectNode request, ObjectNode properties) {
        JsonNode key = properties.path("PrimaryKey");
        String name = key.path("Name").asText("id");
        String type = key.path("Type").asText("String").substring(0, 1);
        request.put("BillingMode", "PAY_PER_REQUEST");
        request.putArray("KeySchema").addObject().put("AttributeName", name).put("KeyType", "HASH");
        request.putArray("AttributeDefinitions")
                .addObject()
                .put("AttributeName", name)
                .put("AttributeType", type);
        return request;
    }

    private static ObjectNode lifetime(Resource resource, JsonNode specification) {
        ObjectNode request = JsonBody.object().put("TableName", resource.ref());
        request.putObject("TimeToLiveSpecification")
                .put("Enabled", true)
                .put("AttributeName", specification.path("AttributeName").asText());
        return request;
    }

    private record Reply(int status, Buffer body) {
        <T> Future<T> failed(String operation, ObjectNode request) {
            return Future.failedFuture("%s of %s: %s"
                    .formatted(operation, request.path("TableName").asText(), body));
        }
    }

    private Future<Void> call(URI dynamo, String operation, ObjectNode body) {
        return ask(dynamo, operation, body)
                .compose(it -> it.status() == 200 ? Future.succeededFuture() : it.failed(operation, body));
    }

    private Future<Reply> ask(URI dynamo, String operation, ObjectNode body) {
        return client.request(to(dynamo))
                .compose(it -> it.putHeader("Content-Type", "application/x-amz-json-1.0")
                        .putHeader("X-Amz-Target", "DynamoDB_20120810." + operation)
                        .putHeader("Authorization", AUTHORIZATION)
                        .send(JsonBody.write(body)))
                .compose(answer -> answer.body().map(it -> new Reply(answer.statusCode(), it)));
    }

    @Override
    public void close() {
        client.close().await();
    }
}
