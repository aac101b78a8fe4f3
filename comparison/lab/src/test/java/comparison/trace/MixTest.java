package comparison.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import comparison.model.Endpoint;
import comparison.model.Group;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MixTest {
    private static Trace mix(String... lines) throws TraceException {
        return Mix.parse("mix.yaml", String.join("\n", lines));
    }

    private static long[] counts(Trace trace, int parts) {
        long[] counts = new long[parts];
        for (Arrivals arrivals = trace.open(); arrivals.next(); ) {
            counts[(int) (arrivals.micros() / 1000 * parts / trace.millis())]++;
        }
        return counts;
    }

    @Test
    void a_stream_by_chance_has_its_rate() throws Exception {
        Trace trace = mix("hours: 100", "streams:", "  - { endpoint: GET /a, per_hour: 1000 }");
        assertThat(counts(trace, 1)[0]).isCloseTo(100_000L, within(1_500L));
    }

    @Test
    void a_daily_wave_peaks_at_its_hour_and_keeps_its_average() throws Exception {
        Trace trace = mix(
                "hours: 2400",
                "streams:",
                "  - { endpoint: GET /a, per_hour: 100, shape: diurnal, amplitude: 0.8, peak_hour: 14 }");
        long[] hours = new long[24];
        for (Arrivals arrivals = trace.open(); arrivals.next(); ) {
            hours[(int) (arrivals.micros() / 3_600_000_000L % 24)]++;
        }
        long all = java.util.Arrays.stream(hours).sum();
        assertThat(all).isCloseTo(240_000L, within(3_000L));
        assertThat(hours[14]).isCloseTo(17_900L, within(700L));
        assertThat(hours[2]).isCloseTo(2_100L, within(300L));
    }

    @Test
    void a_page_asks_for_its_endpoints_together() throws Exception {
        Trace trace = mix(
                "hours: 1",
                "pages:",
                "  - { endpoints: [GET /b, GET /a, GET /b], per_hour: 60, shape: constant, within_millis: 40 }");
        Arrivals arrivals = trace.open();
        long[] times = new long[3];
        String[] asked = new String[3];
        for (int i = 0; i < 3; i++) {
            assertThat(arrivals.next()).isTrue();
            times[i] = arrivals.micros();
            asked[i] = trace.endpoints().get(arrivals.endpoint()).routeKey();
        }
        assertThat(asked).containsExactly("GET /b", "GET /a", "GET /b");
        assertThat(times[1] - times[0]).isEqualTo(20_000);
        assertThat(times[2] - times[0]).isEqualTo(40_000);
    }

    @Test
    void bursts_come_together() throws Exception {
        Trace trace = mix(
                "hours: 10",
                "streams:",
                "  - { endpoint: GET /a, per_hour: 6, shape: bursts, size: 50, within_millis: 1000 }");
        assertThat(counts(trace, 1)[0] % 50).isZero();
        assertThat(counts(trace, 1)[0]).isBetween(1_500L, 4_500L);
    }

    @Property(tries = 50)
    void a_trace_is_in_order_the_same_twice_and_the_sum_of_its_parts(
            @ForAll @IntRange(min = 1, max = 500) int perHour, @ForAll @IntRange(max = 1_000) int seed)
            throws Exception {
        Trace trace = mix(
                "hours: 5",
                "seed: " + seed,
                "streams:",
                "  - { endpoint: GET /a, per_hour: %d, shape: diurnal }".formatted(perHour),
                "  - { endpoint: PUT /a, per_hour: 3, shape: bursts, size: 9, within_millis: 900000 }",
                "pages:",
                "  - { endpoints: [GET /a, GET /c], per_hour: %d }".formatted(perHour));
        Arrivals once = trace.open();
        Arrivals twice = trace.open();
        long last = 0;
        long all = 0;
        while (once.next()) {
            assertThat(twice.next()).isTrue();
            assertThat(once.micros()).isGreaterThanOrEqualTo(last).isEqualTo(twice.micros());
            assertThat(once.endpoint()).isEqualTo(twice.endpoint());
            last = once.micros();
            all++;
        }
        long parts = 0;
        for (Endpoint endpoint : trace.endpoints()) {
            parts += counts(trace.only(new Group(List.of(endpoint))), 1)[0];
        }
        assertThat(parts).isEqualTo(all);
    }

    @Test
    void what_is_wrong_is_said_with_the_way_to_the_field() {
        assertThatThrownBy(() -> mix("hours: 0", "streams: [{endpoint: GET /a, per_hour: 1}]"))
                .hasMessageContaining("mix.yaml: hours must be a number from");
        assertThatThrownBy(() -> mix("streams: [{endpoint: GET a, per_hour: 1}]"))
                .hasMessageContaining("mix.yaml: streams[0]: endpoint must be an endpoint");
        assertThatThrownBy(() -> mix("streams: [{endpoint: GET /a}]")).hasMessageContaining("per_hour is missing");
        assertThatThrownBy(() -> mix("streams: [{endpoint: GET /a, per_hour: 1, shape: square}]"))
                .hasMessageContaining("shape must be one of poisson");
        assertThatThrownBy(() -> mix("stream: []")).hasMessageContaining("stream is not known");
        assertThatThrownBy(() -> mix("hours: 1")).hasMessageContaining("streams or pages");
        assertThatThrownBy(() -> mix("[")).hasMessageContaining("is no YAML");
    }
}
