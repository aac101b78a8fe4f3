package mailroom.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private final Settings settings = new Settings(Map.of("TABLE", "t", "SECONDS", "30", "EMPTY", " ", "WORD", "ten"));

    @Test
    void a_variable_that_is_set_is_returned() {
        assertThat(settings.required("TABLE")).isEqualTo("t");
        assertThat(settings.requiredInt("SECONDS")).isEqualTo(30);
        assertThat(settings.orElse("TABLE", "other")).isEqualTo("t");
    }

    @Test
    void a_missing_or_blank_variable_stops_the_init_by_its_name() {
        assertThatThrownBy(() -> settings.required("QUEUE")).hasMessageContaining("QUEUE");
        assertThatThrownBy(() -> settings.required("EMPTY")).hasMessageContaining("EMPTY");
        assertThat(settings.orElse("EMPTY", "other")).isEqualTo("other");
    }

    @Test
    void a_word_is_no_number() {
        assertThatThrownBy(() -> settings.requiredInt("WORD")).hasMessageContaining("WORD must be a whole number");
    }
}
