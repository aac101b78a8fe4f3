package local.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import local.LocalStack;
import local.lambda.InvokeResult;

/** Whether the host's heap grows with the number of invocations. */
final class SteadyBench implements Bench {
    private static final int INVOCATIONS = 100_000;
    private static final int STEP = 20_000;
    private static final int AT_A_TIME = 8;
    private static final double MEGABYTE = 1 << 20;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String about() {
        return "the host's heap after a collection, over 100,000 invocations: flat";
    }

    @Override
    public void run(Setting setting) throws InterruptedException {
        try (LocalStack stack = setting.start("plain.yaml")) {
            invoke(stack, STEP);
            setting.say(line(0));
            for (int done = STEP; done <= INVOCATIONS; done += STEP) {
                invoke(stack, STEP);
                setting.say(line(done));
            }
        }
    }

    private static void invoke(LocalStack stack, int times) throws InterruptedException {
        Semaphore places = new Semaphore(AT_A_TIME);
        AtomicLong failed = new AtomicLong();
        for (int i = 0; i < times; i++) {
            places.acquire();
            var _ = stack.invoker().invoke("Plain", "{\"n\":" + i + "}").thenAccept(result -> {
                if (!(result instanceof InvokeResult.Answered)) {
                    failed.incrementAndGet();
                }
                places.release();
            });
        }
        places.acquire(AT_A_TIME);
        if (failed.get() > 0) {
            throw new IllegalStateException(failed.get() + " invocations failed");
        }
    }

    private static String line(int done) {
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return String.format(Locale.ROOT, "memory, after %,d invocations: %.1f MB of heap", done, used / MEGABYTE);
    }
}
