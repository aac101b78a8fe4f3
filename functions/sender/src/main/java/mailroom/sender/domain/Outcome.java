package mailroom.sender.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/**
 * The fate of one recipient of a chunk, and when it was found out (milliseconds). It keeps its time when it is reported again.
 *
 * @param index the recipient's place inside its chunk
 */
public record Outcome(int index, Instant at, Fate fate) {
    public Outcome {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    static List<Outcome> all(Collection<Recipient> recipients, Instant at, Fate fate) {
        return recipients.stream().map(it -> new Outcome(it.index(), at, fate)).toList();
    }
}
