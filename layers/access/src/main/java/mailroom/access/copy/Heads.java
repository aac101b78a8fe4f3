package mailroom.access.copy;

import java.util.Optional;

/** The copy's head, written by several at once. */
public interface Heads {
    /** As it is now; empty while there is no copy. */
    Optional<Head> read();

    /** Whether a write came first. */
    enum Written {
        DONE,
        /** Somebody wrote a head of this revision in between: read again. */
        OVERTAKEN
    }

    /** Puts a head in the place of the one whose revision is one less; the first one has revision 1. */
    Written replace(Head by);
}
