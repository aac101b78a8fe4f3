package mailroom.live.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * Runs several workers of whom one moves at a time: each stops before every step that others can see, and chance says who goes next and how late
 * it is by then. The same seed gives the same run.
 */
public final class Interleaving implements InstantSource {
    private static final int MOST_TURNS = 100_000;
    private static final Duration LONGEST_STEP = Duration.ofMillis(40);

    private final Random random;
    private final List<Worker> workers = new ArrayList<>();
    private final Semaphore parked = new Semaphore(0);
    private volatile Instant now;
    /** Whose turn it is. */
    private volatile Worker moving = new Worker();

    public Interleaving(long seed, Instant start) {
        this.random = new Random(seed);
        this.now = start;
    }

    private static final class Worker {
        private final Semaphore go = new Semaphore(0);
        private volatile BooleanSupplier ready = () -> true;
        private volatile boolean ended;
        private volatile Throwable failure;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** A worker, which begins when {@link #run} lets it. */
    public void worker(Runnable work) {
        Worker worker = new Worker();
        workers.add(worker);
        Thread.ofVirtual().start(() -> {
            worker.go.acquireUninterruptibly();
            try {
                work.run();
            } catch (Throwable e) { // told by run(), in the test's own thread
                worker.failure = e;
            } finally {
                worker.ended = true;
                parked.release();
            }
        });
    }

    /** Between two steps: others may move. */
    public void step() {
        until(() -> true);
    }

    /** Others move until the condition holds. */
    public void until(BooleanSupplier condition) {
        Worker worker = moving;
        worker.ready = condition;
        parked.release();
        worker.go.acquireUninterruptibly();
    }

    public void sleep(Duration duration) {
        Instant end = now.plus(duration);
        until(() -> !now.isBefore(end));
    }

    /** Whether all workers but one have ended. */
    public boolean isLast() {
        return workers.stream().filter(it -> !it.ended).count() <= 1;
    }

    /** Lets all workers run to their end. */
    public void run() {
        for (int turn = 0; ; turn++) {
            if (turn > MOST_TURNS) {
                throw new AssertionError("the workers wait for each other");
            }
            List<Worker> alive = workers.stream().filter(it -> !it.ended).toList();
            if (alive.isEmpty()) {
                break;
            }
            now = now.plusMillis(random.nextLong(LONGEST_STEP.toMillis()));
            List<Worker> ready =
                    alive.stream().filter(it -> it.ready.getAsBoolean()).toList();
            if (!ready.isEmpty()) {
                Worker next = ready.get(random.nextInt(ready.size()));
                moving = next;
                next.go.release();
                parked.acquireUninterruptibly();
            }
        }
        workers.stream().filter(it -> it.failure != null).findFirst().ifPresent(it -> {
            throw new AssertionError(it.failure);
        });
    }
}
