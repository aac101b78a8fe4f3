package mailroom.batches.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Property
    void an_id_knows_when_it_was_made(
            @ForAll @LongRange(max = 281_474_976_710_655L) long millis, @ForAll Random random) {
        Instant made = Instant.ofEpochMilli(millis);
        BatchId id = new BatchIds(random).next(made);
        assertThat(id.madeAt()).isEqualTo(made);
        assertThat(BatchId.parse(id.value())).contains(id);
    }

    @Property
    void ids_sort_by_time(@ForAll @LongRange(max = 281_474_976_710_654L) long millis, @ForAll Random random) {
        var ids = new BatchIds(random);
        assertThat(ids.next(Instant.ofEpochMilli(millis)).value())
                .isLessThan(ids.next(Instant.ofEpochMilli(millis + 1)).value());
    }

    @Test
    void what_is_no_id_is_none() {
        assertThat(BatchId.parse("bat_01KAR3M5J0V9Q8Z7X6W5T4S3R")).isEmpty();
        assertThat(BatchId.parse("bat_01kar3m5j0v9q8z7x6w5t4s3r2")).isEmpty();
        assertThat(BatchId.parse("01KAR3M5J0V9Q8Z7X6W5T4S3R2")).isEmpty();
    }

    @Test
    void a_key_is_the_same_quoted_or_not() {
        assertThat(IdempotencyKey.parse("\"abc\""))
                .isEqualTo(IdempotencyKey.parse(" abc "))
                .isPresent();
        assertThat(IdempotencyKey.parse("")).isEmpty();
        assertThat(IdempotencyKey.parse("\"\"")).isEmpty();
        assertThat(IdempotencyKey.parse("a b")).isEmpty();
        assertThat(IdempotencyKey.parse("a".repeat(256))).isEmpty();
    }

    @Test
    void counts_never_exceed_the_total() {
        var two = new Tally(Map.of(RecipientState.DELIVERED, 2));
        assertThat(new Counts(3, two).open()).isEqualTo(1);
        assertThatThrownBy(() -> new Counts(1, two)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tally(Map.of(RecipientState.SENT, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
