package local.invoke;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import local.template.Resource;

/**
 * A function as callers see it.
 *
 * @param resource its block of the template
 * @param aliases names of versions: those that the template makes
 * @param loops it may be invoked in a loop: {@code RecursiveLoop: Allow}
 */
record Function(Resource resource, Set<String> aliases, boolean loops, AsyncConfig async) {
    static final String LATEST = "$LATEST";
    /** The one version that a stack has published, where it has an alias. */
    private static final String PUBLISHED = "1";

    Function {
        aliases = Set.copyOf(aliases);
    }

    /** The logical id. */
    String id() {
        return resource.logicalId();
    }

    /** The physical name. */
    String name() {
        return resource.ref();
    }

    String arn() {
        return resource.arn();
    }

    /** The version behind a qualifier; empty for one that there is not. */
    Optional<String> version(Optional<String> qualifier) {
        String wanted = qualifier.orElse(LATEST);
        if (wanted.equals(LATEST)) {
            return Optional.of(LATEST);
        }
        Set<String> published = new HashSet<>(aliases);
        if (!aliases.isEmpty()) {
            published.add(PUBLISHED);
        }
        return published.contains(wanted) ? Optional.of(PUBLISHED) : Optional.empty();
    }
}
