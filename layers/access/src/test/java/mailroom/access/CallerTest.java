package mailroom.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final Map<String, Object> CONTEXT = Map.of(
            "subject",
            "ann@example.com",
            "team",
            "red",
            "key_id",
            "mk_live_1",
            "exp",
            "1800000001",
            "mode",
            "live",
            "scope",
            "ReadBatch ListBatches");

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> context = new HashMap<>(CONTEXT);
        context.put(field, value);
        return context;
    }

    @Test
    void a_caller_is_who_the_authorizer_says() {
        assertThat(Caller.of(CONTEXT, NOW))
                .contains(new Caller(
                        "ann@example.com",
                        "red",
                        "mk_live_1",
                        false,
                        Set.of("ReadBatch", "ListBatches"),
                        Instant.ofEpochSecond(1_800_000_001)));
        assertThat(Caller.of(with("mode", "test"), NOW))
                .hasValueSatisfying(it -> assertThat(it.test()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void a_key_without_a_scope_is_for_everything(String scope) {
        assertThat(Caller.of(with("scope", scope), NOW))
                .hasValueSatisfying(it -> assertThat(it.scope()).isEmpty());
        Map<String, Object> without = new HashMap<>(CONTEXT);
        without.remove("scope");
        assertThat(Caller.of(without, NOW))
                .hasValueSatisfying(it -> assertThat(it.scope()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject", "team", "key_id", "exp", "mode"})
    void nobody_without_one_of_them(String field) {
        Map<String, Object> without = new HashMap<>(CONTEXT);
        without.remove(field);
        assertThat(Caller.of(without, NOW)).isEmpty();
        assertThat(Caller.of(with(field, ""), NOW)).isEmpty();
        assertThat(Caller.of(with(field, 1_900_000_000L), NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "exp,1800000000",
        "exp,1e12",
        "exp,-1",
        "exp,9999999999999999999",
        "exp, 1800000001.5",
        "mode,LIVE",
        "mode,prod"
    })
    void nobody_with_what_is_malformed_or_past(String field, String value) {
        assertThat(Caller.of(with(field, value), NOW)).isEmpty();
    }

    @Test
    void a_scope_that_is_no_text_is_not_everything() {
        assertThat(Caller.of(with("scope", 7), NOW)).isEmpty();
    }
}
