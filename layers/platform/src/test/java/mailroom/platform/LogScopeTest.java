package mailroom.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogScopeTest {
    @Test
    void the_fields_last_as_long_as_the_scope_and_the_first_scope_ends_the_cold_start() {
        var trace = new Trace("req-1", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        try (var scope = LogScope.open(trace).with("batch", "bat_1")) {
            assertThat(scope).isNotNull();
            assertThat(MDC.getCopyOfContextMap())
                    .containsEntry("request_id", "req-1")
                    .containsEntry("trace_id", "0af7651916cd43dd8448eb211c80319c")
                    .containsEntry("batch", "bat_1");
        }

        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
        assertThat(ColdStart.now()).isFalse();
    }
}
