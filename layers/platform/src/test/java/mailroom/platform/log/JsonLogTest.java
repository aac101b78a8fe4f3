package mailroom.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mailroom.platform.Json;
import mailroom.platform.Settings;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class JsonLogTest {
    private final List<String> lines = new ArrayList<>();
    private final JsonLogProvider provider = provider("INFO");
    private final Logger log = provider.getLoggerFactory().getLogger("mailroom.Test");

    private JsonLogProvider provider(String level) {
        return new JsonLogProvider(
                new Settings(Map.of("LOG_LEVEL", level, "AWS_LAMBDA_FUNCTION_NAME", "Pump")), lines::add);
    }

    private JsonNode line() throws Json.Malformed {
        assertThat(lines).hasSize(1);
        return Json.read(lines.getFirst());
    }

    @Test
    void a_line_holds_what_happened_where_and_on_which_way() throws Exception {
        provider.getMDCAdapter().put("request_id", "req-1");
        provider.getMDCAdapter().put("batch", "bat_1");

        log.info("sent {} of {}", 3, 10);

        assertThat(line().path("timestamp").textValue()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(line().path("level").textValue()).isEqualTo("INFO");
        assertThat(line().path("logger").textValue()).isEqualTo("mailroom.Test");
        assertThat(line().path("message").textValue()).isEqualTo("sent 3 of 10");
        assertThat(line().path("function").textValue()).isEqualTo("Pump");
        assertThat(line().path("cold_start").isBoolean()).isTrue();
        assertThat(line().path("request_id").textValue()).isEqualTo("req-1");
        assertThat(line().path("batch").textValue()).isEqualTo("bat_1");
        assertThat(line().has("exception")).isFalse();
    }

    @Test
    void an_exception_comes_with_type_message_stack_and_cause() throws Exception {
        log.error("failed", new IllegalStateException("outer", new IllegalArgumentException("inner")));

        JsonNode exception = line().path("exception");
        assertThat(exception.path("type").textValue()).isEqualTo("java.lang.IllegalStateException");
        assertThat(exception.path("message").textValue()).isEqualTo("outer");
        assertThat(exception.path("stack").textValue())
                .contains("JsonLogTest", "Caused by: java.lang.IllegalArgumentException: inner");
    }

    @Test
    void a_cause_that_points_back_ends() throws Exception {
        var one = new IllegalStateException("one");
        var two = new IllegalStateException("two", one);
        one.initCause(two);

        log.error("circle", two);

        assertThat(line().path("exception").path("stack").textValue()).hasSizeLessThanOrEqualTo(16_384);
    }

    @Test
    void fields_of_the_call_are_fields_of_the_line_but_never_replace_ours() throws Exception {
        provider.getMDCAdapter().put("request_id", "req-1");

        log.atWarn()
                .addKeyValue("reason", "expired")
                .addKeyValue("level", "forged")
                .addKeyValue("request_id", "forged")
                .log("refused");

        assertThat(line().path("reason").textValue()).isEqualTo("expired");
        assertThat(line().path("level").textValue()).isEqualTo("WARN");
        assertThat(line().path("request_id").textValue()).isEqualTo("req-1");
    }

    @Property
    void any_message_is_one_line_of_json(@ForAll String message) throws Exception {
        lines.clear();
        log.info("{}", message);

        assertThat(line().path("message").isTextual()).isTrue();
        assertThat(lines.getFirst()).doesNotContain("\n", "\r");
    }

    @Test
    void the_level_is_for_our_loggers_and_libraries_speak_from_warn_upwards() {
        var debug = provider("debug").getLoggerFactory();

        assertThat(debug.getLogger("mailroom.X").isDebugEnabled()).isTrue();
        assertThat(debug.getLogger("mailroom.X").isTraceEnabled()).isFalse();
        assertThat(debug.getLogger("software.amazon.awssdk.request").isInfoEnabled())
                .isFalse();
        assertThat(debug.getLogger("software.amazon.awssdk.request").isWarnEnabled())
                .isTrue();
        assertThat(provider("ERROR").getLoggerFactory().getLogger("io.x").isWarnEnabled())
                .isFalse();
        assertThat(provider("loud").getLoggerFactory().getLogger("mailroom.X").isInfoEnabled())
                .isTrue();
    }

    @Test
    void nothing_is_written_below_the_level() {
        log.debug("silence");
        log.atDebug().addKeyValue("a", "b").log("silence");

        assertThat(lines).isEmpty();
    }

    @Test
    void slf4j_finds_this_provider() {
        assertThat(LoggerFactory.getILoggerFactory().getLogger("mailroom.X")).isInstanceOf(JsonLogger.class);
    }
}
