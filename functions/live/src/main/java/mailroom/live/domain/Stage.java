package mailroom.live.domain;

import java.time.Instant;

/** How far a batch has come, as far as watchers tell it apart. */
public sealed interface Stage {
    String SETTLED = "settled";

    /** The name in frames. */
    String label();

    /** On its way; {@code label} is the owner's word for how far. */
    record Underway(String label) implements Stage {
        public Underway {
            if (label.isBlank() || label.equals(SETTLED)) {
                throw new IllegalArgumentException("no stage of a batch underway: " + label);
            }
        }
    }

    /** Every recipient's state is final. Counts may still change, as a complaint may follow a delivery. */
    record Settled(Instant at) implements Stage {
        @Override
        public String label() {
            return SETTLED;
        }
    }
}
