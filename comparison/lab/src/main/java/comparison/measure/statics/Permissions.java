package comparison.measure.statics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import local.aws.proxy.Call;
import local.template.Policies;
import local.template.Resource;
import local.template.Stack;

/** What a function may do, and what serving an endpoint needs of it. */
public final class Permissions {
    /** Calls that IAM checks by the actions of what they hold: which of these, a call does not tell, so all that are granted count as used. */
    private static final Map<String, Set<String>> WITHIN = Map.of(
            "dynamodb:TransactWriteItems",
            Set.of("dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:ConditionCheckItem"),
            "dynamodb:TransactGetItems",
            Set.of("dynamodb:GetItem"));

    /** Lambda's own doing, whatever is asked. */
    private static final String LOGS = "logs:";

    private Permissions() {}

    /** The actions that the function's role allows. */
    public static Set<String> granted(Stack stack, Resource function) {
        return Policies.of(stack, function).statements().stream()
                .filter(it -> it.path("Effect").asText("Allow").equals("Allow"))
                .flatMap(Permissions::actions)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> actions(JsonNode statement) {
        JsonNode action = statement.path("Action");
        return action.isArray()
                ? action.valueStream().map(JsonNode::asText)
                : Stream.of(action.asText()).filter(it -> !it.isEmpty());
    }

    /** The actions that these calls need. */
    public static Set<String> needed(Set<Call> calls) {
        return calls.stream()
                .map(it -> it.service().scope() + ":" + it.operation())
                .flatMap(it -> WITHIN.getOrDefault(it, Set.of(it)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of those granted, the ones that are not needed. */
    public static Set<String> unused(Set<String> granted, Set<String> needed) {
        return granted.stream()
                .filter(it -> !it.startsWith(LOGS) && !needed.contains(it))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
