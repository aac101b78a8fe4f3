package mailroom.sender.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordsTest {
    @Test
    void a_chunk_of_no_recipients_or_more_than_fifty_cannot_be_made() {
        assertThatIllegalArgumentException().isThrownBy(() -> Samples.chunk(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Samples.chunk(51));
    }

    @Test
    void a_chunk_with_one_index_twice_cannot_be_made() {
        Chunk good = Samples.chunk(1);
        Recipient one = good.recipients().getFirst();
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Chunk(good.id(), good.kind(), good.expiresAt(), good.content(), List.of(one, one)));
    }

    @Test
    void an_address_with_a_line_break_cannot_be_made_and_is_not_quoted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Recipient(0, "a@example.com\r\nBcc: b@example.com", Map.of()))
                .withMessageNotContaining("example.com");
    }

    @Test
    void a_batch_id_that_no_message_tag_can_carry_cannot_be_made() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ChunkId("bat 1", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChunkId("bat_1", -1));
    }

    @Test
    void a_lease_that_ends_before_its_call_may_cannot_be_made() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limits(Duration.ofSeconds(12), Duration.ofSeconds(10), Duration.ofSeconds(2)));
    }

    @Test
    void what_could_be_logged_by_accident_names_no_address_and_no_content() {
        Chunk chunk = Samples.chunk(2);
        assertThat(chunk.toString() + Samples.delivery(chunk) + Samples.mail(1))
                .doesNotContain("example.com")
                .doesNotContain("Hello")
                .doesNotContain("Dear");
    }
}
