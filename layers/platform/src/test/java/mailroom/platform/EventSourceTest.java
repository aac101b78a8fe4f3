package mailroom.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSourceTest {
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:mail";
    private static final String TABLE = "arn:aws:dynamodb:us-east-1:000000000000:table/mail";

    private final EventSource source = EventSource.of(new Settings(Map.of(EventSource.VARIABLE, QUEUE + "," + TABLE)));

    @Test
    void events_of_each_of_its_sources_are_heard() {
        assertThatCode(() -> source.require(Stream.of(QUEUE, QUEUE, TABLE, TABLE + "/stream/2026-11-23T00:00:00.000")))
                .doesNotThrowAnyException();
        assertThatCode(() -> source.require(Stream.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                QUEUE + "2",
                "mail",
                "",
                "arn:aws:sqs:us-east-1:111111111111:mail",
                "arn:aws:sqs:eu-west-1:000000000000:mail",
                "arn:aws:sns:us-east-1:000000000000:mail",
                TABLE + "2/stream/2026-11-23T00:00:00.000",
                "arn:aws:sqs:us-east-1:000000000000:other/stream/" + QUEUE
            })
    void one_record_of_another_source_refuses_the_event(String foreign) {
        assertThatThrownBy(() -> source.require(Stream.of(QUEUE, foreign)))
                .isInstanceOf(EventSource.Foreign.class)
                .hasMessageContaining(foreign);
    }

    @Test
    void a_record_that_names_no_source_refuses_the_event() {
        var record = new EventSource(Set.of(QUEUE));
        assertThatThrownBy(() -> record.require(Stream.of(new String[] {null})))
                .isInstanceOf(EventSource.Foreign.class);
    }
}
