package local.lambda;

import java.util.Collection;
import java.util.List;
import local.observe.Progress;

/**
 * The account's limit on requests in flight. What functions have reserved is taken from it, whether they use it or not; the others share
 * the rest.
 */
final class Concurrency {
    /** AWS refuses to deploy what leaves less. */
    private static final int LEAST_SHARED = 100;

    private final int shared;

    Concurrency(int account, List<FunctionSpec> functions, Progress progress) {
        int reserved =
                functions.stream().mapToInt(it -> it.reserved().orElse(0)).sum();
        int least = Math.min(account, LEAST_SHARED);
        if (account - reserved < least) {
            progress.step("%d of the account's %d concurrent executions are reserved: AWS refuses to leave less than %d"
                    .formatted(reserved, account, least));
        }
        this.shared = Math.max(least, account - reserved);
    }

    /** One more request to this function is one too many for the account. The function's own limit is its own matter. */
    boolean isFull(FunctionPool wanted, Collection<FunctionPool> all) {
        if (wanted.function().reserved().isPresent()) {
            return false;
        }
        return all.stream()
                        .filter(it -> it.function().reserved().isEmpty())
                        .mapToInt(FunctionPool::inFlight)
                        .sum()
                >= shared;
    }
}
