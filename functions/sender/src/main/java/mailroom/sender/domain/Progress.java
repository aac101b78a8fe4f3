package mailroom.sender.domain;

import java.util.List;

/** What a holder stores when he gives the lease up. */
public sealed interface Progress {
    List<Outcome> outcomes();

    /** Every recipient is settled: kept as it is from now on. */
    record Complete(List<Outcome> outcomes) implements Progress {
        public Complete {
            outcomes = List.copyOf(outcomes);
        }
    }

    /** The rest was certainly not sent and is to be sent later, by whoever takes the lease next. */
    record Partial(List<Outcome> outcomes, int attempts) implements Progress {
        public Partial {
            outcomes = List.copyOf(outcomes);
        }
    }
}
