package comparison.measure.debugging;

import java.util.List;
import java.util.stream.Stream;

/** Counts how deep a handler's code lies in a thread's stack: from the runtime's loop to the call of an AWS client. */
final class StackDepth {
    private static final String RUNTIME = "com.amazonaws.services.lambda.runtime.api.client.";
    private static final String CLIENT = "software.amazon.awssdk.";

    private StackDepth() {}

    /**
     * Counts in a thread dump.
     *
     * @return frames between the two; 0 where no thread is in both
     */
    static int in(String dump) {
        return Stream.of(dump.split("\n\n", -1))
                .mapToInt(StackDepth::ofThread)
                .max()
                .orElse(0);
    }

    private static int ofThread(String thread) {
        List<String> frames = thread.lines()
                .map(String::strip)
                .filter(it -> it.startsWith("at "))
                .map(it -> it.substring(3))
                .toList();
        int runtime = first(frames, 0, RUNTIME);
        int client = last(frames, CLIENT);
        return client < 0 || runtime < client ? 0 : runtime - client - 1;
    }

    private static int first(List<String> frames, int from, String prefix) {
        for (int i = from; i < frames.size(); i++) {
            if (frames.get(i).startsWith(prefix)) {
                return i;
            }
        }
        return -1;
    }

    private static int last(List<String> frames, String prefix) {
        for (int i = frames.size() - 1; i >= 0; i--) {
            if (frames.get(i).startsWith(prefix)) {
                return i;
            }
        }
        return -1;
    }
}
