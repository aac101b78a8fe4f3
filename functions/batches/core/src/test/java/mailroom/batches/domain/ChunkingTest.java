package mailroom.batches.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import mailroom.batches.fake.Given;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChunkingTest {
    private static final BatchId ID = new BatchIds(new Random(1)).next(Instant.EPOCH);

    private static Recipient recipient(int number, int padding) {
        return new Recipient(
                new Address("r%d@example.com".formatted(number)), "{\"x\":\"%s\"}".formatted("é".repeat(padding)));
    }

    @Property(tries = 200)
    void chunking_loses_nobody_and_keeps_the_order(
            @ForAll @Size(min = 1, max = 300) List<@IntRange(max = 8_000) Integer> paddings) {
        List<Recipient> recipients = IntStream.range(0, paddings.size())
                .mapToObj(it -> recipient(it, paddings.get(it)))
                .toList();
        List<Chunk> chunks = Chunking.split(ID, recipients);
        var rejoined = new ArrayList<Recipient>();
        for (int i = 0; i < chunks.size(); i++) {
            assertThat(chunks.get(i).id().number()).isEqualTo(i);
            rejoined.addAll(chunks.get(i).recipients());
        }
        assertThat(rejoined).isEqualTo(recipients);
    }

    @Property(tries = 200)
    void no_chunk_exceeds_fifty_recipients_or_its_bytes(
            @ForAll @Size(min = 1, max = 120) List<@IntRange(max = 8_000) Integer> paddings) {
        List<Recipient> recipients =
                paddings.stream().map(it -> recipient(it, it)).toList();
        assertThat(Chunking.split(ID, recipients)).allSatisfy(chunk -> {
            assertThat(chunk.recipients()).hasSizeBetween(1, 50);
            assertThat(chunk.recipients().stream()
                            .mapToInt(Recipient::jsonBytes)
                            .sum())
                    .isLessThanOrEqualTo(Chunking.MOST_BYTES);
        });
    }

    @Test
    void a_thousand_small_recipients_are_twenty_chunks() {
        assertThat(Chunking.split(ID, Given.recipients(1_000))).hasSize(20);
    }

    @Test
    void chunks_are_spread_over_ten_shards() {
        assertThat(Chunking.split(ID, Given.recipients(1_000)).stream()
                        .map(it -> it.id().shard()))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }
}
