package mailroom.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mailroom.platform.Settings;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "to ann@example.com now|to <address> now",
                "<ann.b+c@sub.example.com>, bob@example.com|<<address>>, <address>",
                "mailto:ann@localhost|mailto:<address>",
                "jürgen@müller.example|<address>",
                "key mk_live_01JABC.s3cr3t_-x ok|key mk_live_01JABC.<secret> ok",
                "key mk_test_01JABC.s3cr3t_-x ok|key mk_test_01JABC.<secret> ok",
                "key mk_live_01JABC ok|key mk_live_01JABC ok",
                "got eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln end|got <token> end",
                "Authorization: Bearer abc.def|Authorization: Bearer <credentials>",
                "authorization=BASIC dXNlcg==|authorization=BASIC <credentials>",
                "at 12:30 @ noon|at 12:30 @ noon",
                "nothing here|nothing here"
            })
    void what_must_not_be_logged_is_replaced(String text, String clean) {
        assertThat(Redaction.of(text)).isEqualTo(clean);
    }

    @Test
    void every_part_of_a_line_is_cleaned() {
        List<String> lines = new ArrayList<>();
        var provider = new JsonLogProvider(new Settings(Map.of()), lines::add);
        provider.getMDCAdapter().put("field", "ann@example.com");

        provider.getLoggerFactory()
                .getLogger("mailroom.X")
                .atError()
                .addKeyValue("pair", "ann@example.com")
                .setCause(new IllegalStateException("no ann@example.com", new IllegalStateException("ann@example.com")))
                .log("to {}", "ann@example.com");

        assertThat(lines.getFirst()).doesNotContain("ann").contains("<address>");
    }

    @Test
    void a_long_text_takes_no_long_time() {
        for (String part : List.of("a", "@", "a@", "eyJ", "eyJ.", "mk_", "mk_live_", "bearer ", "\"a")) {
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Redaction.of(part.repeat(200_000)));
        }
    }
}
