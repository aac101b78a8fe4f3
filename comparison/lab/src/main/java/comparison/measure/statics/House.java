package comparison.measure.statics;

import comparison.measure.plan.Catalogue;
import comparison.measure.plan.Templates;
import comparison.model.Endpoint;
import comparison.model.Layout;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import local.template.Resource;
import local.template.Stack;

/** What is deployed with each layout: counted against CloudFormation's and API Gateway's quotas, and asked for permissions. */
public record House(String api, Map<Layout, Stack> stacks) {
    public House {
        stacks = Map.copyOf(stacks);
    }

    /**
     * Reads the template once per layout.
     *
     * @throws IllegalArgumentException with what is wrong with it
     */
    public static House read(Catalogue.House house) {
        Map<Layout, Stack> stacks = new EnumMap<>(Layout.class);
        house.parameters()
                .forEach((layout, parameters) -> stacks.put(layout, Templates.read(house.template(), parameters)));
        return new House(house.api(), stacks);
    }

    int resources(Layout layout) {
        Stack stack = stacks.get(layout);
        return stack == null ? 0 : Expansion.resources(stack);
    }

    int routes(Layout layout) {
        Stack stack = stacks.get(layout);
        return stack == null ? 0 : Expansion.routes(stack);
    }

    /** Resources that are there in this layout and in no other. */
    int own(Layout layout) {
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

    /** Per endpoint, what the role of the function that serves it grants. */
    Map<Endpoint, Set<String>> granted(Layout layout) {
        Map<Endpoint, Set<String>> granted = new HashMap<>();
        Stack stack = stacks.get(layout);
        if (stack != null) {
            stack.find(api)
                    .ifPresent(it -> Templates.routes(stack, it).forEach((endpoint, function) -> stack.find(function)
                            .ifPresent(found -> granted.put(endpoint, Permissions.granted(stack, found)))));
        }
        return granted;
    }
}
