package comparison.measure.statics;

import static org.assertj.core.api.Assertions.assertThat;

import comparison.model.Endpoint;
import comparison.model.measured.HeaderDifference;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeaderComparisonTest {
    private static final Endpoint ENDPOINT = new Endpoint("GET", "/");

    @Test
    void a_header_that_only_one_sends_is_told_of_each() {
        assertThat(HeaderComparison.of(ENDPOINT, Map.of("a", Map.of("x-own", "1"), "b", Map.of())))
                .containsExactly(
                        new HeaderDifference(ENDPOINT, "x-own", "a", "1"),
                        new HeaderDifference(ENDPOINT, "x-own", "b", ""));
    }

    @Test
    void ids_and_times_differ_from_one_request_to_the_next_and_are_no_difference_unless_one_has_none() {
        assertThat(HeaderComparison.of(ENDPOINT, Map.of("a", Map.of("date", "1"), "b", Map.of("date", "2"))))
                .isEmpty();
        assertThat(HeaderComparison.of(ENDPOINT, Map.of("a", Map.of("date", "1"), "b", Map.of())))
                .hasSize(2);
    }
}
