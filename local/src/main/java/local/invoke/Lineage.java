package local.invoke;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Which functions an event has come through, and how often: the {@code Lineage} part of the trace header, {@code <hash>:<count>|<hash>:<count>}.
 *
 * <p>It travels with everything that a function sends: the SDKs put the header that a function was invoked with on their calls, SQS and SNS
 * keep it with the message, and whoever reads the message invokes with it. So a function that sees its own hash often is in a loop.
 *
 * @param counts invocations so far by a function's hash, in the order in which the functions came
 */
record Lineage(Map<String, Integer> counts) {
    /** What one function may see of one event; the next is stopped. */
    static final int MOST_HOPS = 16;

    private static final String PART = "Lineage=";

    Lineage {
        counts = new LinkedHashMap<>(counts);
    }

    /**
     * Reads a trace header, or several with commas between them: an event made of several messages has come as far as the farthest of them.
     * What cannot be read counts for nothing.
     */
    static Lineage of(Optional<String> trace) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Arrays.stream(trace.orElse("").split("[;,]", -1))
                .map(String::strip)
                .filter(it -> it.startsWith(PART))
                .flatMap(it -> Arrays.stream(it.substring(PART.length()).split("\\|", -1)))
                .forEach(it -> add(it.split(":", -1), counts));
        return new Lineage(counts);
    }

    /** {@code hash:count}, or {@code number:hash:count} as newer headers have it. */
    private static void add(String[] entry, Map<String, Integer> counts) {
        if (entry.length >= 2 && entry[entry.length - 1].matches("\\d{1,9}")) {
            counts.merge(entry[entry.length - 2], Integer.valueOf(entry[entry.length - 1]), Math::max);
        }
    }

    /** How often the event has come through a function. */
    int hops(String functionArn) {
        return counts.getOrDefault(hash(functionArn), 0);
    }

    /** Has the event been here so often that it goes in a circle? */
    boolean loops(String functionArn) {
        return hops(functionArn) >= MOST_HOPS;
    }

    /** The same, once more through this function. */
    Lineage through(String functionArn) {
        Map<String, Integer> more = new LinkedHashMap<>(counts);
        more.merge(hash(functionArn), 1, Integer::sum);
        return new Lineage(more);
    }

    /** The (first) trace header with this lineage in place of its own. */
    String in(Optional<String> trace) {
        String own = counts.entrySet().stream()
                .map(it -> it.getKey() + ":" + it.getValue())
                .collect(Collectors.joining("|", PART, ""));
        String first = trace.orElse("").split(",", -1)[0];
        return Stream.concat(
                        Arrays.stream(first.split(";", -1))
                                .map(String::strip)
                                .filter(it -> !it.isEmpty() && !it.startsWith(PART)),
                        Stream.of(own))
                .collect(Collectors.joining(";"));
    }

    private static String hash(String functionArn) {
        CRC32 crc = new CRC32();
        crc.update(functionArn.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(crc.getValue());
    }
}
