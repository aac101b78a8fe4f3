package mailroom.batches.domain;

import java.time.Instant;

/** How far a batch has come. */
public sealed interface Stage {
    /** The name in answers. */
    String label();

    /** Still takes recipients; nothing of it is handed over before it is submitted. */
    record Open() implements Stage {
        @Override
        public String label() {
            return "open";
        }
    }

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

    /** Somebody called it off at {@code at}: the chunks before {@code cursor} were handed over and end as they end, the others are canceled. */
    record Canceling(int cursor, Instant at) implements Stage {
        @Override
        public String label() {
            return "canceling";
        }
    }

    /** Nothing will happen to it any more, but for late reports of the provider. */
    sealed interface Ended extends Stage {
        Instant at();
    }

    /** Every recipient is final, or the settle deadline passed. */
    record Settled(Instant at) implements Ended {
        @Override
        public String label() {
            return "settled";
        }
    }

    /** It was called off, and every recipient is final. */
    record Canceled(Instant at) implements Ended {
        @Override
        public String label() {
            return "canceled";
        }
    }

    /** It was still open when its time was over: nothing of it was sent. */
    record Expired(Instant at) implements Ended {
        @Override
        public String label() {
            return "expired";
        }
    }
}
