package mailroom.live.port;

import java.util.Optional;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.Progress;

/** The last known state of each batch. */
public interface Copies {
    /** Keeps the state unless a later one is known. */
    Merged merge(Progress progress);

    Optional<Progress> read(BatchId batch);

    /** What was known before. */
    enum Merged {
        /** An earlier state or none. */
        KEPT,
        /** This one. */
        KNOWN,
        /** A later one, which stays. */
        OVERTAKEN
    }
}
