package comparison.measure.statics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import local.template.Resource;
import local.template.Stack;

/** How many CloudFormation resources a template becomes when SAM has expanded it: the quota counts those. */
final class Expansion {
    private static final Set<String> METHODS = Set.of(
            "get", "put", "post", "delete", "options", "head", "patch", "trace", "x-amazon-apigateway-any-method");

    private Expansion() {}

    static int resources(Stack stack) {
        return stack.resources().stream().mapToInt(Expansion::of).sum();
    }

    /** One, and what SAM makes beside it. Roles that it makes, and the parts of a WebSocket API, are in the stack already. */
    static int of(Resource resource) {
        JsonNode properties = resource.properties();
        return switch (resource.type()) {
            case "AWS::Serverless::Function" -> {
                int versionAndAlias = properties.has("AutoPublishAlias") ? 2 : 0;
                int events = properties.path("Events").properties().stream()
                        .mapToInt(it -> event(it.getValue().path("Type").asText()))
                        .sum();
                yield 1 + versionAndAlias + events;
            }
            case "AWS::Serverless::HttpApi" -> 2 + permissions(properties.path("Auth")); // the API and its stage
            default -> 1;
        };
    }

    /** A mapping; or a rule, a subscription or a schedule with the permission or the role for it; or a route's permission. */
    private static int event(String type) {
        return switch (type) {
            case "Schedule", "ScheduleV2", "SNS", "EventBridgeRule", "S3" -> 2;
            default -> 1;
        };
    }

    private static int permissions(JsonNode auth) {
        return (int) auth.path("Authorizers").properties().stream()
                .filter(it ->
                        it.getValue().path("EnableFunctionDefaultPermissions").asBoolean())
                .count();
    }

    /** Routes of all HTTP APIs. API Gateway makes an integration of its own for each. */
    static int routes(Stack stack) {
        int written = stack.ofType("AWS::Serverless::HttpApi").stream()
                .mapToInt(
                        it -> operations(it.properties().path("DefinitionBody").path("paths")))
                .sum();
        int ofEvents = stack.ofType("AWS::Serverless::Function").stream()
                .mapToInt(it -> (int) it.properties().path("Events").properties().stream()
                        .filter(event -> event.getValue().path("Type").asText().equals("HttpApi"))
                        .count())
                .sum();
        return written + ofEvents;
    }

    private static int operations(JsonNode paths) {
        return paths.properties().stream()
                .mapToInt(path -> (int) path.getValue().properties().stream()
                        .filter(it -> METHODS.contains(it.getKey()))
                        .count())
                .sum();
    }
}
