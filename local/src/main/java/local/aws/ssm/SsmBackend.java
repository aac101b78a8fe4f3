package local.aws.ssm;

import static local.aws.proxy.JsonBody.object;
import static local.aws.proxy.JsonBody.optional;
import static local.aws.proxy.JsonBody.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import local.aws.proxy.Answer;
import local.aws.proxy.AwsError;
import local.aws.proxy.Backend;
import local.aws.proxy.JsonBody;
import local.aws.proxy.Request;

/** SSM's JSON protocol, as far as parameters go. Secure strings are kept as they come. */
public final class SsmBackend implements Backend {
    private static final int MOST_BY_PATH = 10;
    private static final int MOST_LISTED = 50;

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
                    case "GetParameterHistory" -> history(body);
                    case "DescribeParameters" -> describe(body);
                    case "PutParameter" -> put(body);
                    case "DeleteParameter" -> delete(body);
                    case "DeleteParameters" -> deleteAll(body);
                    default ->
                        throw new AwsError(400, "InvalidAction", "SSM here does not know " + request.operation());
                };
        return Future.succeededFuture(Answer.ok("application/x-amz-json-1.1", JsonBody.write(answer)));
    }

    private ObjectNode get(ObjectNode body) {
        ObjectNode answer = object();
        answer.set("Parameter", write(known(required(body, "Name"))));
        return answer;
    }

    private Parameters.Parameter known(String name) {
        return parameters.find(name).orElseThrow(() -> unknown(name));
    }

    private static AwsError unknown(String name) {
        return new AwsError(400, "ParameterNotFound", "Parameter %s not found.".formatted(name));
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
        return page(
                body,
                MOST_BY_PATH,
                parameters.below(required(body, "Path"), body.path("Recursive").asBoolean()),
                this::write);
    }

    private ObjectNode history(ObjectNode body) {
        return page(body, MOST_LISTED, parameters.versions(known(required(body, "Name"))), this::write);
    }

    /** Without its filters: all parameters, without their values. */
    private ObjectNode describe(ObjectNode body) {
        return page(body, MOST_LISTED, parameters.everything(), it -> write(it).without("Value"));
    }

    /** A page of what there is; its token is the place where the next one begins. */
    private static ObjectNode page(
            ObjectNode body,
            int most,
            List<Parameters.Parameter> all,
            Function<Parameters.Parameter, ObjectNode> writing) {
        int limit = body.path("MaxResults").asInt(most);
        if (limit < 1 || limit > most) {
            throw new AwsError(
                    400, "ValidationException", "maxResults must be between 1 and %d, not %d".formatted(most, limit));
        }
        int start = start(optional(body, "NextToken").orElse("0"));
        ObjectNode answer = object();
        ArrayNode page = answer.putArray("Parameters");
        all.stream().skip(start).limit(limit).forEach(it -> page.add(writing.apply(it)));
        return all.size() > start + limit ? answer.put("NextToken", "" + (start + limit)) : answer;
    }

    private static int start(String token) {
        if (!token.matches("[0-9]{1,9}")) {
            throw new AwsError(400, "InvalidNextToken", "The specified token is not valid.");
        }
        return Integer.parseInt(token);
    }

    private ObjectNode delete(ObjectNode body) {
        String name = required(body, "Name");
        if (!parameters.delete(name)) {
            throw unknown(name);
        }
        return object();
    }

    private ObjectNode deleteAll(ObjectNode body) {
        ObjectNode answer = object();
        ArrayNode deleted = answer.putArray("DeletedParameters");
        ArrayNode invalid = answer.putArray("InvalidParameters");
        for (JsonNode name : body.path("Names")) {
            (parameters.delete(name.asText()) ? deleted : invalid).add(name.asText());
        }
        return answer;
    }

    private ObjectNode put(ObjectNode body) {
        long version = parameters.put(
                required(body, "Name"),
                optional(body, "Type"),
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
