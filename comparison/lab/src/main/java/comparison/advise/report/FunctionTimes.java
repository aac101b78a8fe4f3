package comparison.advise.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What one function's reports say together; times in milliseconds at its memory. Invocations that failed or timed out are counted, and their times
 * left out: they say nothing of what an answer takes.
 *
 * @param init how long environments took to come up, one per cold start
 * @param first the requests that waited for those
 * @param warm any other
 */
public record FunctionTimes(
        String function,
        int memoryMb,
        List<Double> init,
        List<Double> first,
        List<Double> warm,
        long failed,
        long unreadable) {
    public FunctionTimes {
        init = List.copyOf(init);
        first = List.copyOf(first);
        warm = List.copyOf(warm);
    }

    public boolean isEmpty() {
        return warm.isEmpty() && first.isEmpty();
    }

    /** Collects a function's lines, however many, in the order in which they come. */
    public static final class Collector {
        private final String function;
        private final List<Double> init = new ArrayList<>();
        private final List<Double> first = new ArrayList<>();
        private final List<Double> warm = new ArrayList<>();
        private int memoryMb;
        private long failed;
        private long unreadable;

        public Collector(String function) {
            this.function = function;
        }

        public void line(String line) {
            ReportLine.read(line).ifPresentOrElse(this::add, () -> {
                if (ReportLine.claims(line)) {
                    unreadable++;
                }
            });
        }

        private void add(Report report) {
            memoryMb = report.memoryMb();
            report.start().ifPresent(it -> init.add(it.millis()));
            if (!report.succeeded()) {
                failed++;
            } else if (report.isCold()) {
                first.add(report.duration());
            } else {
                warm.add(report.duration());
            }
        }

        public FunctionTimes done() {
            return new FunctionTimes(function, memoryMb, init, first, warm, failed, unreadable);
        }
    }
}
