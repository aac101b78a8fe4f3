package comparison.measure.statics;

import comparison.measure.plan.Subject;
import comparison.model.Layout;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import local.template.Resource;
import local.template.Stack;

/** What is deployed with each layout, to count against CloudFormation's and API Gateway's quotas. */
public record House(Map<Layout, Stack> stacks) {
    public House {
        stacks = Map.copyOf(stacks);
    }

    int resources(Subject subject) {
        Stack stack = stacks.get(subject.contender().layout());
        return stack == null ? 0 : Expansion.resources(stack);
    }

    int routes(Subject subject) {
        Stack stack = stacks.get(subject.contender().layout());
        return stack == null ? 0 : Expansion.routes(stack);
    }

    /** Resources that are there in this layout and in no other. */
    int own(Subject subject) {
        Layout layout = subject.contender().layout();
        Stack stack = stacks.get(layout);
        Set<String> elsewhere = stacks.entrySet().stream()
                .filter(it -> it.getKey() != layout)
                .flatMap(it -> it.getValue().resources().stream())
                .map(Resource::logicalId)
                .collect(Collectors.toSet());
        return stack == null
                ? 0
                : stack.resources().stream()
                        .filter(it -> !elsewhere.contains(it.logicalId()))
                        .mapToInt(Expansion::of)
                        .sum();
    }
}
