package comparison.advise.report;

import java.util.Optional;

/**
 * One invocation, as Lambda reports it; times in milliseconds.
 *
 * @param duration of the invocation itself, init aside
 * @param start what came before it, where the environment was new
 * @param status {@code success}, {@code error} or {@code timeout}
 */
public record Report(String requestId, double duration, Optional<Init> start, int memoryMb, int usedMb, String status) {
    /** How a new environment came up. */
    public sealed interface Init {
        double millis();

        /** From the zip or the image. */
        record Fresh(double millis) implements Init {}

        /** From SnapStart's snapshot. */
        record Restored(double millis) implements Init {}
    }

    public boolean succeeded() {
        return status.equals("success");
    }

    public boolean isCold() {
        return start.isPresent();
    }
}
