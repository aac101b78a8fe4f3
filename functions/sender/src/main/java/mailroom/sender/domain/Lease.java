package mailroom.sender.domain;

import java.time.Instant;
import java.util.List;

/** What taking a lease on a chunk can find. */
public sealed interface Lease {
    /**
     * Ours until {@code until}; nobody else may call the provider for this chunk.
     *
     * @param earlier what earlier calls settled; only the other recipients are still to be sent
     * @param attempts how many earlier calls were throttled
     */
    record Taken(Hold hold, Instant until, List<Outcome> earlier, int attempts) implements Lease {
        public Taken {
            earlier = List.copyOf(earlier);
        }
    }

    /** Somebody else holds it: look again after {@code until}. */
    record Held(Instant until) implements Lease {}

    /** Sent before; its result was stored and is reported again, since the first report may have been lost. */
    record Done(List<Outcome> outcomes) implements Lease {
        public Done {
            outcomes = List.copyOf(outcomes);
        }
    }

    /**
     * A holder died between the provider's call and the record: nobody knows, so nobody sends.
     *
     * @param hold the dead holder's, to store in its place what must now be said
     */
    record Lost(Hold hold, List<Outcome> earlier) implements Lease {
        public Lost {
            earlier = List.copyOf(earlier);
        }
    }
}
