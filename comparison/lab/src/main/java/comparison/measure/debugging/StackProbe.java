package comparison.measure.debugging;

import comparison.measure.bed.Bed;
import comparison.measure.bed.Jcmd;
import comparison.measure.bed.Room;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import local.lambda.InvokeResult;

/** Looks at a function's threads while it waits for an AWS call, which is made slow for it. */
public final class StackProbe {
    private static final Duration SLOW = Duration.ofMillis(1_500);
    private static final long BETWEEN_LOOKS_NANOS = 50_000_000;

    private StackProbe() {}

    /**
     * Frames from the runtime to the endpoint's own code.
     *
     * @param own the endpoint's class, with its package
     * @return 0 where the request makes no AWS call
     */
    public static int depth(Bed bed, Room room, String function, String event, String own) {
        bed.hindrance().slow(function, SLOW);
        try {
            CompletableFuture<InvokeResult> answer = room.invoke(function, event);
            int depth = 0;
            while (depth == 0 && !answer.isDone()) {
                LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
                for (long pid : room.pids(function)) {
                    depth = Math.max(depth, StackDepth.in(Jcmd.threads(pid), own));
                }
            }
            bed.hindrance().lift();
            answer.join();
            return depth;
        } finally {
            bed.hindrance().lift();
        }
    }
}
