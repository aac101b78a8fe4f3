package local.events;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import local.lambda.InvokeContext;

/** How often a chain of functions and queues has gone round: Lambda writes it into the trace header, by which it finds loops. */
final class Lineage {
    private static final String FIELD = "Lineage=";

    private Lineage() {}

    /** What a batch is invoked with: of its messages' trace headers the one with the deepest lineage, or the first. */
    static InvokeContext deepest(Collection<String> traceHeaders) {
        return traceHeaders.stream()
                .filter(it -> !it.isEmpty())
                .reduce((a, b) -> Comparator.comparingLong(Lineage::depth).compare(a, b) < 0 ? b : a)
                .map(it -> new InvokeContext(Optional.empty(), Optional.of(it)))
                .orElse(InvokeContext.NONE);
    }

    /** The hops of all resources together: each of the parts behind {@code |} ends with its own. */
    static long depth(String traceHeader) {
        return Arrays.stream(traceHeader.split(";", -1))
                .map(String::strip)
                .filter(it -> it.startsWith(FIELD))
                .flatMap(it -> Arrays.stream(it.substring(FIELD.length()).split("\\|", -1)))
                .mapToLong(it -> hops(it.substring(it.lastIndexOf(':') + 1)))
                .sum();
    }

    private static long hops(String text) {
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
    }
}
