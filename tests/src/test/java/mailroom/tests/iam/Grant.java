package mailroom.tests.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import local.template.Resource;

/** One action on one resource that a role allows; the resource may have wildcards. Statements' conditions are not looked at. */
public record Grant(String action, String resource) {
    /** Everything that a role's own policies allow, pair by pair. */
    static Set<Grant> of(Resource role) {
        Set<Grant> grants = new HashSet<>();
        for (JsonNode policy : role.properties().path("Policies")) {
            for (JsonNode statement : policy.path("PolicyDocument").path("Statement")) {
                if (!statement.path("Effect").asText().equals("Allow")) {
                    throw new AssertionError("%s has a statement that is no Allow".formatted(role.logicalId()));
                }
                for (String action : strings(statement.path("Action"))) {
                    strings(statement.path("Resource")).forEach(it -> grants.add(new Grant(action, it)));
                }
            }
        }
        return grants;
    }

    boolean covers(Use use) {
        return action.equals(use.action()) && use.anyOf().stream().anyMatch(pattern());
    }

    private Predicate<String> pattern() {
        String regex =
                Arrays.stream(resource.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(regex).asMatchPredicate();
    }

    private static List<String> strings(JsonNode oneOrMany) {
        return oneOrMany.isArray()
                ? StreamSupport.stream(oneOrMany.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(oneOrMany.asText());
    }
}
