package mailroom.live.json;

import static org.assertj.core.api.Assertions.assertThat;

import mailroom.live.domain.ClientMessage;
import mailroom.live.domain.Frame;
import mailroom.live.fake.Given;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientMessagesTest {
    @Test
    void a_client_subscribes_with_and_without_a_cursor() {
        assertThat(ClientMessages.read("{\"action\":\"subscribe\",\"batch\":\"%s\"}".formatted(Given.BATCH)))
                .isEqualTo(new ClientMessage.Subscribe(Given.BATCH, 0));
        assertThat(ClientMessages.read(
                        "{\"action\":\"subscribe\",\"batch\":\"%s\",\"cursor\":17}".formatted(Given.BATCH)))
                .isEqualTo(new ClientMessage.Subscribe(Given.BATCH, 17));
        assertThat(ClientMessages.read("{\"action\":\"unsubscribe\",\"batch\":\"%s\"}".formatted(Given.BATCH)))
                .isEqualTo(new ClientMessage.Unsubscribe(Given.BATCH));
        assertThat(ClientMessages.read("{\"action\":\"ping\"}")).isEqualTo(new ClientMessage.Ping());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    hello | malformed
                    '' | malformed
                    [] | unknown_action
                    {} | unknown_action
                    {"action":"dance"} | unknown_action
                    {"action":7} | unknown_action
                    {"action":"subscribe"} | invalid
                    {"action":"subscribe","batch":7} | invalid
                    {"action":"unsubscribe","batch":"bat_x"} | invalid
                    {"action":"subscribe","batch":"bat_01KAR3M5J0V9Q8Z7X6W5T4S3R2","cursor":-1} | invalid
                    {"action":"subscribe","batch":"bat_01KAR3M5J0V9Q8Z7X6W5T4S3R2","cursor":1.5} | invalid
                    {"action":"subscribe","batch":"bat_01KAR3M5J0V9Q8Z7X6W5T4S3R2","cursor":"1"} | invalid
                    {"action":"subscribe","batch":"bat_01KAR3M5J0V9Q8Z7X6W5T4S3R2","cursor":null} | invalid
                    {"action":"subscribe","batch":"bat_01KAR3M5J0V9Q8Z7X6W5T4S3R2","cursor":9223372036854775808} | invalid""")
    void what_cannot_be_served_is_refused_with_a_reason(String text, String code) {
        assertThat(ClientMessages.read(text)).isInstanceOfSatisfying(ClientMessage.Refused.class, it -> {
            assertThat(it.code()).isEqualTo(code);
            assertThat(it.detail()).isNotBlank();
        });
    }

    @Test
    void a_message_is_short() {
        String long_ = "{\"action\":\"ping\",\"x\":\"%s\"}".formatted("é".repeat(512));
        assertThat(ClientMessages.read(long_))
                .isInstanceOfSatisfying(
                        ClientMessage.Refused.class, it -> assertThat(it.code()).isEqualTo("too_large"));
    }

    @Property
    void no_text_makes_a_reader_fail(@ForAll String text) {
        assertThat(ClientMessages.read(text)).isNotNull();
    }

    @Test
    void frames_say_what_they_are() {
        assertThat(Frames.write(new Frame.Subscribed(Given.BATCH, 4)))
                .isEqualTo("{\"type\":\"subscribed\",\"batch\":\"%s\",\"cursor\":4}".formatted(Given.BATCH));
        assertThat(Frames.write(new Frame.State(Given.underway(Given.BATCH, 4))))
                .isEqualTo(
                        ("{\"type\":\"progress\",\"batch\":\"%s\",\"cursor\":4,\"status\":\"processing\",\"total\":100,"
                                        + "\"counts\":{\"delivered\":4,\"open\":96}}")
                                .formatted(Given.BATCH));
        assertThat(Frames.write(new Frame.State(Given.settled(Given.BATCH, 9))))
                .contains("\"type\":\"settled\"", "\"status\":\"settled\"", "\"settled_at\":\"" + Given.NOW);
        assertThat(Frames.write(new Frame.Pong())).isEqualTo("{\"type\":\"pong\"}");
        assertThat(Frames.write(new Frame.Refusal("c", "d")))
                .isEqualTo("{\"type\":\"error\",\"code\":\"c\",\"detail\":\"d\"}");
    }
}
