package comparison.measure.warm;

import comparison.measure.bed.Halt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import local.lambda.InvokeResult;

/**
 * Sends each request when it is due, whether or not the ones before were answered, and counts its time from then: a slow answer delays nobody's
 * clock, so no latency is left out.
 */
public final class OpenLoop {
    private static final long SPIN = TimeUnit.MICROSECONDS.toNanos(60); // a park ends about this late

    private OpenLoop() {}

    /** One request's end. */
    public record Answer(double millis, InvokeResult result) {}

    /**
     * Sends them all and waits for the last answer.
     *
     * @param due nanoseconds from now, ascending
     * @param send begins one request
     */
    public static List<Answer> run(long[] due, Supplier<CompletableFuture<InvokeResult>> send, Halt halt) {
        List<CompletableFuture<Answer>> answers = new ArrayList<>(due.length);
        long began = System.nanoTime();
        for (long at : due) {
            if (halt.asked()) {
                break;
            }
            await(began + at);
            answers.add(send.get()
                    .handle((result, problem) -> new Answer(
                            (System.nanoTime() - began - at) / 1e6,
                            problem == null
                                    ? result
                                    : new InvokeResult.Refused(504, "Lab.NoAnswer", String.valueOf(problem)))));
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static void await(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            if (left > SPIN) {
                LockSupport.parkNanos(left - SPIN);
            } else {
                Thread.onSpinWait();
            }
        }
    }
}
