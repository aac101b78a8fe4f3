package local.aws.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import local.observe.CallTrail.Deed;

/** Everything that a call touches, and how: finer than {@link CallResource}, which only names it. */
final class CallTargets {
    private CallTargets() {}

    /** @param path undecoded: two services name there what a call is about */
    static List<Deed> of(Call call, String path, Buffer body) {
        return switch (call.service()) {
            case EXECUTE_API -> List.of(deed(call, "", before(path, "/@connections/", "/%40connections/")));
            case LAMBDA -> List.of(deed(call, "", LambdaPaths.function(path)));
            case SES -> mail(call, body);
            case DYNAMODB -> table(call, body);
            default -> named(call, body);
        };
    }

    private static List<Deed> mail(Call call, Buffer body) {
        List<Deed> deeds = new ArrayList<>(named(call, body));
        JsonBody.optional(read(body), "FromEmailAddress").ifPresent(it -> deeds.add(deed(call, "From", it)));
        return deeds;
    }

    private static List<Deed> table(Call call, Buffer body) {
        JsonNode json = read(body);
        return switch (call.operation()) {
            case "TransactWriteItems", "TransactGetItems" -> {
                List<Deed> deeds = new ArrayList<>();
                for (JsonNode item : json.path("TransactItems")) {
                    item.properties()
                            .forEach(kind -> deeds.add(deed(
                                    call,
                                    kind.getKey(),
                                    kind.getValue().path("TableName").asText())));
                }
                yield deeds;
            }
            case "Query", "Scan" ->
                List.of(deed(
                        call,
                        JsonBody.optional(json, "IndexName")
                                .map(it -> "index/" + it)
                                .orElse(""),
                        json.path("TableName").asText()));
            default -> named(call, body);
        };
    }

    /** As {@link CallResource} has them. */
    private static List<Deed> named(Call call, Buffer body) {
        return List.of(CallResource.of(call.service(), call.operation(), body).split(",")).stream()
                .map(it -> deed(call, "", it))
                .toList();
    }

    private static JsonNode read(Buffer body) {
        try {
            return JsonBody.read(body);
        } catch (AwsError e) {
            return JsonBody.object(); // the service says what is wrong with it
        }
    }

    private static Deed deed(Call call, String part, String resource) {
        return new Deed(call.caller(), call.service().scope(), call.operation(), part, resource);
    }

    private static String before(String path, String... ends) {
        for (String end : ends) {
            int at = path.indexOf(end);
            if (at >= 0) {
                return path.substring(0, at);
            }
        }
        return path;
    }
}
