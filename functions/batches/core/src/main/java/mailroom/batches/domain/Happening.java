package mailroom.batches.domain;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/** Something that happened to a batch as a whole. Happenings are kept in the order in which they were stored, and never change their place. */
public record Happening(What what, Instant at) {
    public enum What {
        OPENED,
        ACCEPTED,
        SUBMITTED,
        DISPATCHED,
        CANCEL_REQUESTED,
        /** Settled, canceled or expired: the batch's stage says which. */
        ENDED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static What of(String label) {
            return Arrays.stream(values())
                    .filter(it -> it.label().equals(label))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("nothing happens that is called " + label));
        }
    }
}
