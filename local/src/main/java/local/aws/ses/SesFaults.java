package local.aws.ses;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What goes wrong with the next calls to SES. Each fault is used up by the call or entry that it hits. Thread-safe. */
public final class SesFaults {
    private static final String SUCCESS = "SUCCESS";

    private final AtomicInteger hangs = new AtomicInteger();
    private final AtomicInteger throttles = new AtomicInteger();
    private final Queue<String> statuses = new ConcurrentLinkedQueue<>();

    /** The next {@code calls} calls are carried out, mails and events included, and never answered. */
    public void hangNext(int calls) {
        hangs.addAndGet(calls);
    }

    /** The next {@code calls} calls are refused with {@code TooManyRequestsException}, 429. */
    public void throttleNext(int calls) {
        throttles.addAndGet(calls);
    }

    /** The next entries of bulk calls get these statuses, such as {@code ACCOUNT_THROTTLED}, and no mail; with {@code SUCCESS} they are sent. */
    public void answerEntriesNext(List<String> withStatuses) {
        statuses.addAll(withStatuses);
    }

    boolean hangs() {
        return takeOne(hangs);
    }

    boolean throttles() {
        return takeOne(throttles);
    }

    Optional<String> entryFailure() {
        return Optional.ofNullable(statuses.poll()).filter(it -> !it.equals(SUCCESS));
    }

    private static boolean takeOne(AtomicInteger from) {
        return from.getAndUpdate(it -> Math.max(0, it - 1)) > 0;
    }
}
