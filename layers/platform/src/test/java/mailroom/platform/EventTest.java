package mailroom.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class EventTest {
    private static final Trace TRACE = new Trace("req", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    @Property
    void what_is_written_is_read_again(
            @ForAll String id,
            @ForAll String subject,
            @ForAll String text,
            @ForAll @LongRange(min = 0, max = 4_102_444_800_000L) long millis)
            throws Exception {
        var event = new Event(
                id,
                "mailroom.chunk.ready.v1",
                "mailroom.batches",
                subject,
                Instant.ofEpochMilli(millis),
                TRACE,
                Json.object().put("batch", text));

        assertThat(Event.parse(event.toJson(), "mailroom.chunk.ready.v1")).isEqualTo(event);
    }

    @Property
    void no_text_makes_the_reader_throw_anything_else(@ForAll String text) {
        assertThatThrownBy(() -> Event.parse(text, "t")).isInstanceOf(Event.Unreadable.class);
    }

    @Example
    void another_type_a_missing_field_and_data_that_is_no_object_are_refused() {
        var event = new Event("1", "t", "s", "b", Instant.EPOCH, TRACE, Json.object());

        assertUnreadable(event.toJson(), "other", "event of type t where other is expected");
        assertUnreadable(event.toJson().replace("\"data\":{}", "\"data\":[]"), "t", "no data object");
        assertUnreadable(event.toJson().replace("\"subject\":\"b\",", ""), "t", "event without subject");
        assertUnreadable(event.toJson().replace("1970-01-01T00:00:00Z", "yesterday"), "t", "no event of ours");
        assertUnreadable(event.toJson().replace("00-0af", "99-0af"), "t", "traceparent");
        assertUnreadable("[]", "t", "event without type");
    }

    private static void assertUnreadable(String text, String type, String message) {
        assertThatThrownBy(() -> Event.parse(text, type))
                .isInstanceOf(Event.Unreadable.class)
                .hasMessageContaining(message);
    }
}
