package mailroom.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Property
    void any_text_survives_writing_and_reading(@ForAll String text) throws Exception {
        assertThat(Json.read(Json.write(Json.object().put("a", text))).path("a").textValue())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "{", "{} {}", "{\"a\":1,\"a\":2}", "{'a':1}", "nul", "{\"a\":NaN}", "\u0000"})
    void what_is_not_strictly_one_json_value_is_malformed(String text) {
        assertThatThrownBy(() -> Json.read(text)).isInstanceOf(Json.Malformed.class);
    }

    @Test
    void the_message_says_where_and_never_quotes_a_secret() {
        assertThatThrownBy(() -> Json.read("{\"key\":\n hunter2}"))
                .hasMessageStartingWith("line 2, column ")
                .hasMessageNotContaining("hunter2");
    }
}
