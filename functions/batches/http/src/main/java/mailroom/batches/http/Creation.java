package mailroom.batches.http;

import java.util.function.Function;
import mailroom.access.Caller;
import mailroom.batches.domain.Mode;
import mailroom.batches.domain.Owner;
import mailroom.batches.domain.Submission;

/** A caller who wants to make a batch: who may is asked when its kind and size are known. */
record Creation(Callers callers, Call call, Caller caller) {
    Mode mode() {
        return Callers.mode(caller);
    }

    Answer of(Submission submission, Function<Owner, Answer> answer) {
        return callers.creating(call, caller, submission, answer);
    }
}
