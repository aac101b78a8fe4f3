package mailroom.security.api;

import mailroom.access.Caller;
import mailroom.security.domain.Cause;

/** A request of somebody who may make it. */
record Call(Request request, Caller caller) {
    Cause cause() {
        return new Cause(
                caller.subject(),
                caller.keyId(),
                request.trace().requestId(),
                request.trace().traceparent());
    }
}
