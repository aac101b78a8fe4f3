package mailroom.platform;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a function's events come from: its queues, its table's stream, its schedule. What comes from anywhere else is refused whole, before anything
 * of it is read: whoever may invoke the function by mistake or malice cannot play its queue.
 *
 * @param arns as the template names them; of a stream the table's, since the stream's own has a time in it
 */
public record EventSource(Set<String> arns) {
    /** Holds the ARNs, with commas between them. */
    public static final String VARIABLE = "EVENT_SOURCE_ARNS";

    private static final String STREAM_OF_TABLE = "/stream/";

    public EventSource {
        arns = Set.copyOf(arns);
    }

    public static EventSource of(Settings settings) {
        return new EventSource(Set.of(settings.required(VARIABLE).split(",", -1)));
    }

    /** An event of a source that is not the function's. It fails the invocation: the event then ends where others that cannot be read end. */
    public static final class Foreign extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Foreign(String arn, Set<String> ours) {
            super("refused an event of %s: this function hears %s".formatted(arn, List.copyOf(ours)));
        }
    }

    /** Throws {@link Foreign} unless every record of an event is from here. */
    public void require(Stream<String> records) {
        records.map(String::valueOf).filter(it -> !isOurs(it)).findFirst().ifPresent(it -> {
            throw new Foreign(it, arns);
        });
    }

    private boolean isOurs(String arn) {
        int stream = arn.indexOf(STREAM_OF_TABLE);
        return arns.contains(stream < 0 ? arn : arn.substring(0, stream));
    }
}
