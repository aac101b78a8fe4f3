package mailroom.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class HeadersTest {
    private static JsonNode event(String headers) throws Json.Malformed {
        return Json.read("{\"headers\":%s}".formatted(headers));
    }

    @Test
    void a_name_is_found_in_any_case() throws Exception {
        assertThat(Headers.find(event("{\"X-Request-Id\":\"a\"}"), "x-request-id"))
                .contains("a");
        assertThat(Headers.find(event("{\"x-request-id\":\"\"}"), "X-Request-ID"))
                .contains("");
    }

    @Test
    void what_is_missing_or_no_text_is_not_there() throws Exception {
        assertThat(Headers.find(event("{}"), "a")).isEmpty();
        assertThat(Headers.find(event("null"), "a")).isEmpty();
        assertThat(Headers.find(event("{\"a\":null,\"A\":[\"b\"]}"), "a")).isEmpty();
    }
}
