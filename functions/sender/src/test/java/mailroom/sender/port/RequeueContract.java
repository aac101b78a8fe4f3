package mailroom.sender.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import mailroom.sender.domain.Delivery;
import mailroom.sender.domain.Kind;
import mailroom.sender.domain.Samples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every implementation of {@link Requeue} keeps to. */
public abstract class RequeueContract {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The one under test, the same at every call. */
    protected abstract Requeue requeue();

    /** The texts that have come out of a kind's queue so far, delays over. */
    protected abstract List<String> arrived(Kind kind);

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_copy_comes_unchanged_out_of_its_kinds_queue(Kind kind) {
        Delivery delivery = Samples.delivery(Samples.chunk(1, kind, Samples.EXPIRY));
        requeue().enqueue(delivery, Duration.ofMillis(300));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(arrived(kind)).contains(delivery.message()));
    }
}
