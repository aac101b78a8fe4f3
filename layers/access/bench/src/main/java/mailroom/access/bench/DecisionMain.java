package mailroom.access.bench;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mailroom.access.Access;
import mailroom.access.Caller;
import mailroom.access.Decision;
import mailroom.access.Person;
import mailroom.access.Rights;
import mailroom.access.Snapshot;
import mailroom.access.Target;
import mailroom.platform.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process of the benchmark: {@code floor} does what every function does (JSON read, a line logged), {@code init} makes the engine besides,
 * {@code first} decides once, {@code warm} N times. The last line says the milliseconds of what came after the floor.
 */
public final class DecisionMain {
    private static final Logger LOG = LoggerFactory.getLogger(DecisionMain.class);

    private DecisionMain() {}

    public static void main(String[] args) throws Json.Malformed {
        LOG.info(
                "floor {}",
                Json.read("{\"version\":\"2.0\",\"rawPath\":\"/v1/batches\"}").path("rawPath"));
        long began = System.nanoTime();
        switch (args[0]) {
            case "floor" -> {}
            case "init" -> access();
            case "first" -> decide(access());
            case "warm" -> warm(access(), Integer.parseInt(args[1]));
            default -> throw new IllegalArgumentException("floor, init, first or warm N");
        }
        System.out.printf(Locale.ROOT, "DONE %.3f%n", (System.nanoTime() - began) / 1e6);
    }

    private static Access access() {
        Snapshot snapshot = new Snapshot(
                9, BenchPolicies.TEXTS, Set.of(), Optional.of(new Person("red", Set.of("sender"), false)), false);
        Rights rights = (_, _) -> Optional.of(snapshot);
        return new Access(rights, InstantSource.system());
    }

    private static void decide(Access access) {
        Caller caller = new Caller("ann@example.com", "red", "mk_live_1", false, Set.of(), Instant.MAX);
        Target target = new Target(
                "CancelBatch",
                "Batch",
                "bat_01KAR3M5J0V9Q8Z7X6W5T4S3R2",
                Map.of("owner", "ann@example.com", "team", "red", "kind", "bulk", "size", 50L, "test", false));
        if (!(access.decide(caller, target) instanceof Decision.Allowed)) {
            throw new IllegalStateException("the benchmark's caller was not let through");
        }
    }

    /** Prints the median and the 99th percentile of the second half, in microseconds. */
    private static void warm(Access access, int times) {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long began = System.nanoTime();
            decide(access);
            nanos[i] = System.nanoTime() - began;
        }
        long[] late = Arrays.copyOfRange(nanos, times / 2, times);
        Arrays.sort(late);
        System.out.printf(
                Locale.ROOT,
                "warm decision: median %.1f us, 99%% within %.1f us (n = %d)%n",
                late[late.length / 2] / 1e3,
                late[(int) (late.length * 0.99)] / 1e3,
                late.length);
    }
}
