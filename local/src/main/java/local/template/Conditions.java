package local.template;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The template's {@code Conditions}: each is worked out once, and one that leads back to itself is an error. */
final class Conditions {
    private final Map<String, Node> block;
    private final Map<String, Boolean> known = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();

    Conditions(Map<String, Node> block) {
        this.block = block;
    }

    boolean holds(Place at, String name, Intrinsics intrinsics) throws TemplateException {
        Boolean before = known.get(name);
        if (before != null) {
            return before;
        }
        Node node = block.get(name);
        if (node == null) {
            throw new TemplateException(at, "there is no condition " + name);
        }
        if (!open.add(name)) {
            throw new TemplateException(
                    node.at(), "conditions go in a circle: %s -> %s".formatted(String.join(" -> ", open), name));
        }
        boolean result = intrinsics.holds(node);
        open.remove(name);
        known.put(name, result);
        return result;
    }

    /** Works out every condition, so that a mistake in an unused one is found too. */
    void check(Intrinsics intrinsics) throws TemplateException {
        for (var entry : block.entrySet()) {
            holds(entry.getValue().at(), entry.getKey(), intrinsics);
        }
    }
}
