package mailroom.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TraceTest {
    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Property
    void whatever_a_caller_sends_the_trace_is_well_formed(@ForAll String id, @ForAll String parent, @ForAll long seed) {
        Trace trace = Trace.atEdge(Optional.of(id), Optional.of(parent), "own", new Random(seed));

        assertThat(trace.requestId()).matches("[A-Za-z0-9_.=+/-]{1,128}");
        assertThat(trace.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    }

    @Property
    void the_next_span_keeps_the_trace_and_the_flags(@ForAll long seed) {
        Trace next = new Trace("req", PARENT).next(new Random(seed));

        assertThat(next.requestId()).isEqualTo("req");
        assertThat(next.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(next.traceparent()).endsWith("-01").isNotEqualTo(PARENT);
    }

    @Example
    void what_the_caller_sent_is_taken_over_when_it_is_well_formed() {
        assertThat(Trace.atEdge(Optional.of("theirs"), Optional.of(PARENT), "own", new Random(1)))
                .isEqualTo(new Trace("theirs", PARENT));
    }

    @Example
    void a_forged_line_in_a_request_id_is_replaced_by_our_own_id() {
        Trace trace = Trace.atEdge(Optional.of("a\n{\"level\":\"ERROR\"}"), Optional.empty(), "own", new Random(1));

        assertThat(trace.requestId()).isEqualTo("own");
    }

    @Example
    void zeros_and_other_versions_are_no_traceparent() {
        for (String bad : new String[] {
            "00-00000000000000000000000000000000-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
            "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            PARENT.toUpperCase(java.util.Locale.ROOT),
            PARENT + "-more"
        }) {
            assertThatThrownBy(() -> new Trace("req", bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
