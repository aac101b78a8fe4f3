package mailroom.security.port;

import mailroom.security.domain.Change;
import mailroom.security.domain.Edit;
import mailroom.security.domain.Head;

/** Writes the ACL, one change at a time. */
public interface Changes {
    /** {@link Head#NONE} before the first change. */
    Head head();

    /** The thing, the head and the audit's entry, or nothing of them. */
    Write write(Head head, Edit edit, Change change);

    /** What trying to write can find. */
    sealed interface Write {
        record Done() implements Write {}

        /** What is kept is not what the edit began with. */
        record Stale() implements Write {}

        /** Another change came first. */
        record HeadMoved() implements Write {}
    }
}
