package comparison.advise.judge;

import comparison.advise.app.AdviseException;
import comparison.advise.app.AppFunction;
import comparison.advise.app.Application;
import comparison.model.Endpoint;
import comparison.model.Group;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which endpoints one function may serve together.
 *
 * @param apart endpoints of which no two may share a function, as asked for
 */
public record Rules(Application application, Set<Set<Endpoint>> apart) {
    /** Beyond it, the smaller one would pay for memory that it has no use for. */
    static final int MOST_MEMORY_RATIO = 2;

    /** What an HTTP API waits at most: a longer timeout is of a function that does something else too. */
    static final Duration HTTP_TIMEOUT = Duration.ofSeconds(30);

    public Rules {
        apart = Set.copyOf(apart);
    }

    /** Rules with {@code --keep-apart} lists, each {@code GET /a,POST /b}. */
    public static Rules of(Application application, List<String> keepApart) throws AdviseException {
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
        return new Rules(application, apart);
    }

    private static Endpoint endpoint(Application application, String key) throws AdviseException {
        return application.endpoints().stream()
                .filter(it -> it.routeKey().equals(key))
                .findFirst()
                .orElseThrow(() -> new AdviseException("--keep-apart: the template has no route '%s'; it has %s"
                        .formatted(
                                key,
                                String.join(
                                        ", ",
                                        application.endpoints().stream()
                                                .map(Endpoint::routeKey)
                                                .toList()))));
    }

    public boolean allow(Group group) {
        List<Endpoint> endpoints = group.endpoints();
        for (int i = 0; i < endpoints.size(); i++) {
            for (int j = i + 1; j < endpoints.size(); j++) {
                if (!together(endpoints.get(i), endpoints.get(j))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean together(Endpoint one, Endpoint other) {
        AppFunction first = application.serving(one);
        AppFunction second = application.serving(other);
        return apart.stream().noneMatch(it -> it.contains(one) && it.contains(other))
                && (first.equals(second) || alike(first, second));
    }

    private static boolean alike(AppFunction one, AppFunction other) {
        int least = Math.min(one.memoryMb(), other.memoryMb());
        int most = Math.max(one.memoryMb(), other.memoryMb());
        return !one.mustStayApart(other)
                && most <= least * MOST_MEMORY_RATIO
                && isLong(one) == isLong(other)
                && one.runtime().equals(other.runtime())
                && one.arm() == other.arm()
                && one.snapStart() == other.snapStart();
    }

    private static boolean isLong(AppFunction function) {
        return function.timeout().compareTo(HTTP_TIMEOUT) > 0;
    }
}
