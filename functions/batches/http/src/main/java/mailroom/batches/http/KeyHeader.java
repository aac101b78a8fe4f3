package mailroom.batches.http;

import java.util.Optional;
import mailroom.batches.domain.IdempotencyKey;
import mailroom.batches.usecase.SubmitBatch.Keyed;

/** What a request's {@code Idempotency-Key} header says. */
sealed interface KeyHeader {
    record Absent() implements KeyHeader {}

    record Given(IdempotencyKey key) implements KeyHeader {}

    record Unreadable() implements KeyHeader {}

    static KeyHeader of(Call call) {
        Optional<String> header = call.header("idempotency-key");
        if (header.isEmpty()) {
            return new Absent();
        }
        return IdempotencyKey.parse(header.get()).<KeyHeader>map(Given::new).orElseGet(Unreadable::new);
    }

    /** The key together with the payload that it stands for. */
    default Optional<Keyed> with(String digest) {
        return this instanceof Given(var key) ? Optional.of(new Keyed(key, digest)) : Optional.empty();
    }
}
