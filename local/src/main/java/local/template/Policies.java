package local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a function may do, as far as the template says: the statements of its {@code Policies} with SAM's policy templates put in, or those of its
 * role.
 *
 * @param statements in their order, as IAM has them
 * @param managed names and ARNs of managed policies, whose statements are not known here
 * @param unknown policies that are neither, left out
 */
public record Policies(List<JsonNode> statements, List<String> managed, List<String> unknown) {
    public Policies {
        statements = List.copyOf(statements);
        managed = List.copyOf(managed);
        unknown = List.copyOf(unknown);
    }

    /**
     * A function's own {@code Policies}, and what its dead letters and destinations need.
     *
     * @throws IllegalArgumentException a policy template lacks a parameter
     */
    public static Policies of(Resource function) {
        Collected collected = new Collected(namesOf(function));
        collected.add(function.properties().path("Policies"));
        collected.statements.addAll(ImpliedStatements.of(function));
        return collected.done();
    }

    /** Those of the role that the function names, if the stack has it; else the function's own. */
    public static Policies of(Stack stack, Resource function) {
        String named = function.properties().path("Role").asText();
        Optional<Resource> role = stack.ofType("AWS::IAM::Role").stream()
                .filter(it -> !named.isEmpty() && it.arn().equals(named))
                .findFirst();
        if (role.isEmpty()) {
            return of(function);
        }
        Collected collected = new Collected(stack.names());
        JsonNode properties = role.get().properties();
        properties.path("Policies").forEach(it -> collected.add(it.path("PolicyDocument")));
        properties.path("ManagedPolicyArns").forEach(collected::add);
        return collected.done();
    }

    /** The ARN tells region and account. */
    private static Names namesOf(Resource function) {
        String[] arn = function.arn().split(":", -1);
        return new Names("", arn[3], arn[4], URI.create(""));
    }

    private static final class Collected {
        private final Names names;
        private final List<JsonNode> statements = new ArrayList<>();
        private final List<String> managed = new ArrayList<>();
        private final List<String> unknown = new ArrayList<>();

        Collected(Names names) {
            this.names = names;
        }

        void add(JsonNode policy) {
            if (policy.isArray()) {
                policy.forEach(this::add);
            } else if (policy.isTextual()) {
                managed.add(policy.textValue());
            } else if (policy.has("Statement")) {
                JsonNode statement = policy.path("Statement");
                if (statement.isArray()) {
                    statement.forEach(statements::add);
                } else {
                    statements.add(statement);
                }
            } else {
                policy.properties().forEach(it -> template(it.getKey(), it.getValue()));
            }
        }

        private void template(String name, JsonNode parameters) {
            if (!PolicyTemplates.has(name)) {
                unknown.add(name);
                return;
            }
            try {
                statements.addAll(PolicyTemplates.statements(name, parameters, names));
            } catch (TemplateException e) {
                throw new IllegalArgumentException("%s: %s".formatted(name, e.getMessage()), e);
            }
        }

        Policies done() {
            return new Policies(statements, managed, unknown);
        }
    }
}
