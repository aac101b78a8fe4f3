package mailroom.tests.iam;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import local.observe.AccessKeys;
import local.observe.CallTrail.Deed;
import local.template.Resource;
import local.template.Stack;

/** Compares the roles of a stack's functions with what was done in their names. */
public final class Privileges {
    private final Stack stack;
    private final ActionTable table = ActionTable.read();
    private final Arns arns;
    private final ServiceNeeds services;

    public Privileges(Stack stack) {
        this.stack = stack;
        this.arns = new Arns(stack);
        this.services = new ServiceNeeds(stack);
    }

    /**
     * How a role differs from what its function needs; both empty where it is the least privilege.
     *
     * @param unused what is granted and nobody needed
     * @param missing what was needed and is not granted
     */
    public record Difference(Set<Grant> unused, Set<Use> missing) {}

    public Difference compare(Resource function, Collection<Deed> deeds) {
        Set<Grant> granted = Grant.of(role(function));
        Set<Use> used = used(function, deeds);
        return new Difference(
                granted.stream()
                        .filter(it -> used.stream().noneMatch(it::covers))
                        .collect(Collectors.toSet()),
                used.stream()
                        .filter(it -> granted.stream().noneMatch(grant -> grant.covers(it)))
                        .collect(Collectors.toSet()));
    }

    private Resource role(Resource function) {
        String arn = function.properties().path("Role").asText();
        return stack.ofType("AWS::IAM::Role").stream()
                .filter(it -> it.arn().equals(arn))
                .findFirst()
                .orElseThrow(() -> new AssertionError(function.logicalId() + " has no role of its own"));
    }

    private Set<Use> used(Resource function, Collection<Deed> deeds) {
        String caller = AccessKeys.of(function.logicalId());
        Set<Use> used = new HashSet<>(services.of(function));
        deeds.stream().filter(it -> it.caller().equals(caller)).forEach(deed -> {
            Set<String> resources = arns.of(deed);
            table.of(deed).forEach(action -> {
                used.add(new Use(action, resources));
                if (deed.service().equals("kms")) { // a parameter may choose another one of the keys tomorrow
                    stack.ofType("AWS::KMS::Key").forEach(it -> used.add(Use.of(action, it.arn())));
                }
                if (deed.operation().equals("SendBulkEmail")) {
                    used.add(Use.of(action, arns.arn("ses", "template/*"))); // even where it comes with the call
                }
                if (deed.service().equals("ses") && isInSandbox()) {
                    used.add(Use.of(action, arns.arn("ses", "identity/*"))); // of the recipients
                }
            });
        });
        return used;
    }

    private boolean isInSandbox() {
        return "true".equals(stack.parameters().get("SesSandbox"));
    }
}
