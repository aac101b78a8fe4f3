package local.faults;

import java.util.Set;

/**
 * What a rule aims at: it must fit all four.
 *
 * @param name of the function, queue, table, topic or service
 * @param operation such as {@code PutItem}; no matter for what is no call
 * @param caller a function's logical id, an access key, or the service that calls; no matter for what is no call
 * @param resource that the call names; no matter where {@code name} tells it
 */
record Target(Kind kind, Glob name, Glob operation, Glob caller, Glob resource) {
    /** Does one of the names that the resource goes by fit? */
    boolean named(Set<String> names) {
        return names.stream().anyMatch(name::matches);
    }

    /** Does one of the names that a call's resource goes by fit what a rule for a service wants of it? */
    boolean fits(Set<String> names) {
        return !looksAtResource() || names.stream().anyMatch(resource::matches);
    }

    /** Must the resource be known to tell whether a rule for a service is meant? */
    boolean looksAtResource() {
        return resource != Glob.ANY;
    }

    boolean concerns(String service) {
        return kind == Kind.SERVICE ? name.matches(service) : kind == Kind.ofService(service);
    }
}
