package comparison.advise.judge;

import comparison.advise.app.AdviseException;
import comparison.advise.app.AppFunction;
import comparison.advise.app.Application;
import comparison.model.Endpoint;
import comparison.model.Group;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which endpoints one function may serve together.
 *
 * @param apart endpoints of which no two may share a function, as asked for
 */
public record GroupRules(Application application, Set<Set<Endpoint>> apart) {
    /** Beyond it, the smaller one would pay for memory that it has no use for. */
    private static final int MOST_MEMORY_RATIO = 2;

    /** What an HTTP API waits at most: a longer timeout is of a function that does something else too. */
    private static final Duration HTTP_TIMEOUT = Duration.ofSeconds(30);

    /** What Lambda takes, layers included: 250 MB. */
    private static final long MOST_UNPACKED_BYTES = 250L << 20;

    public GroupRules {
        apart = Set.copyOf(apart);
    }

    /** Rules with {@code --keep-apart} lists, each {@code GET /a,POST /b}. */
    public static GroupRules of(Application application, List<String> keepApart) throws AdviseException {
        Set<Set<Endpoint>> apart = new HashSet<>();
        for (String list : keepApart) {
            Set<Endpoint> endpoints = new HashSet<>();
            for (String key : list.split(",", -1)) {
                endpoints.add(endpoint(application, key.strip()));
            }
            if (endpoints.size() < 2) {
                throw new AdviseException("--keep-apart %s: name two endpoints or more, with commas".formatted(list));
            }
            apart.add(endpoints);
        }
        return new GroupRules(application, apart);
    }

    private static Endpoint endpoint(Application application, String key) throws AdviseException {
        List<String> known =
                application.endpoints().stream().map(Endpoint::routeKey).toList();
        if (!known.contains(key)) {
            throw new AdviseException(
                    "--keep-apart: the template has no route '%s'; it has %s".formatted(key, String.join(", ", known)));
        }
        return Endpoint.parse(key);
    }

    /** Why a group is out of the question; nothing where it is allowed. */
    public Optional<String> forbids(Group group) {
        List<Endpoint> endpoints = group.endpoints();
        for (int i = 0; i < endpoints.size(); i++) {
            for (int j = i + 1; j < endpoints.size(); j++) {
                Optional<String> why = forbids(endpoints.get(i), endpoints.get(j));
                if (why.isPresent()) {
                    return why;
                }
            }
        }
        return tooLarge(endpoints);
    }

    private Optional<String> tooLarge(List<Endpoint> endpoints) {
        Map<String, Long> sizes = new HashMap<>();
        endpoints.stream().map(application::serving).forEach(it -> sizes.put(it.code(), it.unpackedBytes()));
        long bytes = sizes.values().stream().mapToLong(Long::longValue).sum();
        return bytes > MOST_UNPACKED_BYTES && sizes.size() > 1
                ? Optional.of("their code would unpack to %d MB together, Lambda takes 250".formatted(bytes >> 20))
                : Optional.empty();
    }

    private Optional<String> forbids(Endpoint one, Endpoint other) {
        if (apart.stream().anyMatch(it -> it.contains(one) && it.contains(other))) {
            return Optional.of("%s and %s are to be kept apart".formatted(one, other));
        }
        AppFunction first = application.serving(one);
        AppFunction second = application.serving(other);
        return first.equals(second)
                ? Optional.empty()
                : difference(first, second).map(it -> "%s and %s %s".formatted(first.id(), second.id(), it));
    }

    private static Optional<String> difference(AppFunction one, AppFunction other) {
        int least = Math.min(one.memoryMb(), other.memoryMb());
        int most = Math.max(one.memoryMb(), other.memoryMb());
        if (one.mustStayApart(other)) {
            return Optional.of("are to be kept apart by the template");
        }
        if (most > least * MOST_MEMORY_RATIO) {
            return Optional.of("are of different memory classes");
        }
        if (isLong(one) != isLong(other)) {
            return Optional.of("are of different timeout classes");
        }
        return one.runtime().equals(other.runtime()) && one.arm() == other.arm() && one.snapStart() == other.snapStart()
                ? Optional.empty()
                : Optional.of("differ in runtime, architecture or SnapStart");
    }

    private static boolean isLong(AppFunction function) {
        return function.timeout().compareTo(HTTP_TIMEOUT) > 0;
    }
}
