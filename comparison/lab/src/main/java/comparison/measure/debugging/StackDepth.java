package comparison.measure.debugging;

import java.util.List;
import java.util.stream.Stream;

/** Counts what lies between the runtime and an endpoint's own code in a thread's stack: what one scrolls past in a stack trace. */
final class StackDepth {
    private static final String RUNTIME = "com.amazonaws.services.lambda.runtime.api.client.";

    private StackDepth() {}

    /**
     * Counts in a thread dump.
     *
     * @param own the endpoint's class, with its package
     * @return frames between the two; 0 where no thread is in both
     */
    static int in(String dump, String own) {
        return Stream.of(dump.split("\n\n", -1))
                .mapToInt(thread -> ofThread(thread, own + "."))
                .max()
                .orElse(0);
    }

    private static int ofThread(String thread, String own) {
        List<String> frames = thread.lines()
                .map(String::strip)
                .filter(it -> it.startsWith("at "))
                .map(it -> it.substring(3))
                .toList();
        int runtime = 0;
        while (runtime < frames.size() && !frames.get(runtime).startsWith(RUNTIME)) {
            runtime++;
        }
        for (int i = runtime - 1; i >= 0 && runtime < frames.size(); i--) {
            if (frames.get(i).startsWith(own)) {
                return runtime - i - 1;
            }
        }
        return 0;
    }
}
