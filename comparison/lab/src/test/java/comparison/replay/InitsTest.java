package comparison.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import local.lambda.LogSink;
import org.junit.jupiter.api.Test;

class InitsTest {
    private final Inits inits = new Inits();

    private void logged(String text) {
        inits.line(new LogSink.Line(Instant.EPOCH, "Shop", "stream", text));
    }

    @Test
    void a_report_with_an_init_names_the_first_request_of_an_environment_in_either_format() {
        logged("REPORT RequestId: r-1\tDuration: 3.10 ms\tBilled Duration: 204 ms\tInit Duration: 200.10 ms");
        logged(
                "{\"type\":\"platform.report\",\"record\":{\"requestId\":\"r-2\",\"metrics\":{\"initDurationMs\":200.1}}}");
        assertThat(inits.wasFirst("r-1")).isTrue();
        assertThat(inits.wasFirst("r-2")).isTrue();
    }

    @Test
    void other_lines_name_none() {
        logged("REPORT RequestId: r-3\tDuration: 3.10 ms\tBilled Duration: 4 ms");
        logged("{\"type\":\"platform.report\",\"record\":{\"requestId\":\"r-4\",\"metrics\":{\"durationMs\":3.1}}}");
        logged("a function says: r-5, Init Duration: long");
        assertThat(inits.wasFirst("r-3")).isFalse();
        assertThat(inits.wasFirst("r-4")).isFalse();
        assertThat(inits.wasFirst("r-5")).isFalse();
    }
}
