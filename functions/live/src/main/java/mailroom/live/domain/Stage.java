package mailroom.live.domain;

import java.time.Instant;

/** How far a batch has come, as far as watchers tell it apart. */
public sealed interface Stage {
    /** The name in frames: the owner's word for how far. */
    String label();

    /** On its way. */
    record Underway(String label) implements Stage {
        public Underway {
            if (label.isBlank()) {
                throw new IllegalArgumentException("a batch's stage has a name");
            }
        }
    }

    /** Over: settled, canceled or expired. Counts may still change, as a complaint may follow a delivery. */
    record Settled(String label, Instant at) implements Stage {}
}
