package comparison.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import comparison.model.Distribution;
import comparison.model.Endpoint;
import comparison.model.Group;
import comparison.model.simulated.FunctionModel;
import comparison.trace.Given;
import comparison.trace.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PredictionTest {
    private static final Endpoint GET = Endpoint.parse("GET /a");

    private static FunctionModel model() {
        return new FunctionModel(
                new Group(List.of(GET)),
                1_769,
                new Distribution.Constant(300),
                Map.of(GET, new Distribution.Constant(50)),
                Map.of(GET, new Distribution.Constant(5)),
                0,
                0);
    }

    private static Setting setting(double idleSeconds) {
        return new Setting(4, Duration.ofMillis((long) (idleSeconds * 1_000)), 1, 1, 9, 1);
    }

    @Test
    void requests_beyond_the_idle_time_are_all_cold_and_those_within_it_are_not() {
        Trace trace = Given.constant(GET, 360, 1); // each 10 s
        Prediction seldom = Prediction.of(List.of(model()), trace, setting(8));
        assertThat(seldom.coldShare(GET)).isEqualTo(new Line.Range(1, 1, 1));
        assertThat(seldom.p99(GET).median()).isCloseTo(350, within(2.0));
        Prediction often = Prediction.of(List.of(model()), trace, setting(11));
        assertThat(often.coldShare().most()).isLessThan(0.01);
    }

    @Test
    void an_idle_time_that_is_looked_at_each_tenth_makes_a_range() {
        Trace trace = Given.constant(GET, 360, 1);
        Line.Range share = Prediction.of(List.of(model()), trace, setting(9.5)).coldShare(GET);
        // Ended within 9.5 to 10.45 s, evenly: after a warm request (idle for 9.995 s) with 0.521, after a cold one
        // (9.65 s)
        // with 0.158, so the share is 0.521 / (1 + 0.521 - 0.158).
        assertThat(share.median()).isCloseTo(0.382, within(0.04));
        assertThat(share.least()).isLessThan(share.most());
        assertThat(share.holds(share.median())).isTrue();
    }
}
