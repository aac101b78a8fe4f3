package mailroom.batches.domain;

import java.time.Instant;

/** How far a batch has come. */
public sealed interface Stage {
    /** The name in answers. */
    String label();

    /** Accepted; nothing of it is handed over yet. */
    record Queued() implements Stage {
        @Override
        public String label() {
            return "queued";
        }
    }

    /** The chunks before {@code cursor} were handed over by {@code at}. */
    record Processing(int cursor, Instant at) implements Stage {
        @Override
        public String label() {
            return "processing";
        }
    }

    /** All chunks are handed over. */
    record Dispatched(Instant at) implements Stage {
        @Override
        public String label() {
            return "dispatched";
        }
    }

    /** Every recipient is final, or the settle deadline passed. */
    record Settled(Instant at) implements Stage {
        @Override
        public String label() {
            return "settled";
        }
    }
}
