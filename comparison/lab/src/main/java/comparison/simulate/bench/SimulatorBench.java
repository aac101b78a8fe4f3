package comparison.simulate.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

/**
 * Times the simulator in a JVM of its own, on one thread: by the clock, and by the processor time that the thread had, which neighbours cost less.
 * Arguments: samples, requests per sample.
 */
public final class SimulatorBench {
    private static final int WARM_UPS = 3;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SimulatorBench() {}

    public static void main(String[] arguments) {
        int samples = Integer.parseInt(arguments[0]);
        int requests = Integer.parseInt(arguments[1]);
        for (Workload workload : Workload.of(requests)) {
            double[] byClock = new double[samples];
            double[] byProcessor = new double[samples];
            for (int i = -WARM_UPS; i < samples; i++) {
                long began = System.nanoTime();
                long processor = THREADS.getCurrentThreadCpuTime();
                double millions = workload.run().applyAsLong((long) i) / 1e6;
                if (i >= 0) {
                    byClock[i] = millions / ((System.nanoTime() - began) / 1e9);
                    byProcessor[i] = millions / ((THREADS.getCurrentThreadCpuTime() - processor) / 1e9);
                }
            }
            System.out.println(workload.name());
            System.out.println(line("by the clock", byClock));
            System.out.println(line("by processor time", byProcessor));
        }
    }

    private static String line(String how, double[] millions) {
        double[] sorted = millions.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return String.format(
                Locale.ROOT,
                "  %s: median %.1f million requests/s (least %.1f, most %.1f, n = %d)",
                how,
                (sorted[(n - 1) / 2] + sorted[n / 2]) / 2,
                sorted[0],
                sorted[n - 1],
                n);
    }
}
