package local.aws.ssm;

import static local.aws.proxy.JsonBody.object;
import static local.aws.proxy.JsonBody.optional;
import static local.aws.proxy.JsonBody.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.InstantSource;
import local.aws.proxy.Answer;
import local.aws.proxy.AwsError;
import local.aws.proxy.Backend;
import local.aws.proxy.JsonBody;
import local.aws.proxy.Request;

/** SSM's JSON protocol, as far as parameters go. Secure strings are kept as they come. */
public final class SsmBackend implements Backend {
    private final Parameters parameters;
    private final InstantSource clock;
    private final String arnPrefix;

    /**
     * Speaks for these parameters.
     *
     * @param arnPrefix such as {@code arn:aws:ssm:us-east-1:000000000000:parameter}
     */
    public SsmBackend(Parameters parameters, InstantSource clock, String arnPrefix) {
        this.parameters = parameters;
        this.clock = clock;
        this.arnPrefix = arnPrefix;
    }

    @Override
    public Future<Answer> answer(Request request) {
        ObjectNode body = JsonBody.read(request.body());
        ObjectNode answer =
                switch (request.operation()) {
                    case "GetParameter" -> get(body);
                    case "GetParameters" -> getAll(body);
                    case "GetParametersByPath" -> getByPath(body);
                    case "PutParameter" -> put(body);
                    default ->
                        throw new AwsError(400, "InvalidAction", "SSM here does not know " + request.operation());
                };
        return Future.succeededFuture(Answer.ok("application/x-amz-json-1.1", JsonBody.write(answer)));
    }

    private ObjectNode get(ObjectNode body) {
        String name = required(body, "Name");
        ObjectNode answer = object();
        answer.set(
                "Parameter",
                parameters
                        .find(name)
                        .map(this::write)
                        .orElseThrow(() ->
                                new AwsError(400, "ParameterNotFound", "Parameter %s not found.".formatted(name))));
        return answer;
    }

    private ObjectNode getAll(ObjectNode body) {
        ObjectNode answer = object();
        ArrayNode found = answer.putArray("Parameters");
        ArrayNode invalid = answer.putArray("InvalidParameters");
        for (JsonNode name : body.path("Names")) {
            parameters
                    .find(name.asText())
                    .ifPresentOrElse(it -> found.add(write(it)), () -> invalid.add(name.asText()));
        }
        return answer;
    }

    private ObjectNode getByPath(ObjectNode body) {
        ObjectNode answer = object();
        ArrayNode found = answer.putArray("Parameters");
        parameters
                .below(required(body, "Path"), body.path("Recursive").asBoolean())
                .forEach(it -> found.add(write(it)));
        return answer;
    }

    private ObjectNode put(ObjectNode body) {
        long version = parameters.put(
                required(body, "Name"),
                optional(body, "Type").orElse("String"),
                required(body, "Value"),
                body.path("Overwrite").asBoolean(),
                clock.instant());
        return object().put("Version", version).put("Tier", "Standard");
    }

    private ObjectNode write(Parameters.Parameter parameter) {
        String name = parameter.name();
        return object().put("Name", name)
                .put("Type", parameter.type())
                .put("Value", parameter.value())
                .put("Version", parameter.version())
                .put("LastModifiedDate", parameter.changedAt().toEpochMilli() / 1_000.0)
                .put("ARN", arnPrefix + (name.startsWith("/") ? "" : "/") + name)
                .put("DataType", "text");
    }
}
