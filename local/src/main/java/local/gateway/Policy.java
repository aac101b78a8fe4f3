package local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An IAM policy of an authorizer: every statement counts, an explicit Deny wins, and an asterisk crosses slashes. */
public record Policy(List<Statement> statements) {
    private static final String ACTION = "execute-api:invoke";

    public Policy {
        statements = List.copyOf(statements);
    }

    /** One statement that speaks of {@code execute-api:Invoke}. */
    public record Statement(boolean allow, List<Pattern> resources, boolean except) {
        public Statement {
            resources = List.copyOf(resources);
        }

        boolean covers(String arn) {
            return resources.stream().anyMatch(it -> it.matcher(arn).matches()) != except;
        }
    }

    public boolean allows(String routeArn) {
        boolean allowed = false;
        for (Statement statement : statements) {
            if (statement.covers(routeArn)) {
                if (!statement.allow()) {
                    return false;
                }
                allowed = true;
            }
        }
        return allowed;
    }

    /** Empty where the document is none that can be judged: then nobody passes. */
    public static Optional<Policy> parse(JsonNode document) {
        JsonNode block = document.path("Statement");
        List<JsonNode> nodes = block.isArray() ? block.valueStream().toList() : List.of(block);
        List<Statement> statements = new ArrayList<>();
        for (JsonNode node : nodes) {
            String effect = node.path("Effect").asText();
            List<String> actions = texts(node, "Action");
            List<String> resources = texts(node, "Resource");
            boolean known = effect.equals("Allow") || effect.equals("Deny");
            if (!known || node.has("Condition") || actions.isEmpty() || resources.isEmpty()) {
                return Optional.empty();
            }
            boolean ours = actions.stream().anyMatch(it -> wildcard(it.toLowerCase(Locale.ROOT))
                    .matcher(ACTION)
                    .matches());
            if (ours != node.has("NotAction")) {
                statements.add(new Statement(
                        effect.equals("Allow"),
                        resources.stream().map(Policy::wildcard).toList(),
                        node.has("NotResource")));
            }
        }
        return Optional.of(new Policy(statements));
    }

    private static List<String> texts(JsonNode node, String field) {
        JsonNode value = node.has(field) ? node.path(field) : node.path("Not" + field);
        return value.isArray()
                ? value.valueStream().map(JsonNode::asText).toList()
                : value.isTextual() ? List.of(value.textValue()) : List.of();
    }

    private static Pattern wildcard(String text) {
        return Pattern.compile(
                text.codePoints()
                        .mapToObj(it -> it == '*' ? ".*" : it == '?' ? "." : Pattern.quote(Character.toString(it)))
                        .collect(Collectors.joining()),
                Pattern.DOTALL);
    }
}
