package mailroom.security.adapter;

import mailroom.security.domain.Refusal;

/** Ends the reading of a token; never leaves this package. */
final class Unacceptable extends Exception {
    private static final long serialVersionUID = 1L;

    private final Refusal reason;

    Unacceptable(Refusal reason) {
        this.reason = reason;
    }

    Unacceptable(Refusal reason, Exception cause) {
        super(cause);
        this.reason = reason;
    }

    Refusal reason() {
        return reason;
    }

    static void require(boolean holds, Refusal reason) throws Unacceptable {
        if (!holds) {
            throw new Unacceptable(reason);
        }
    }
}
