package comparison.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import comparison.model.Distribution;
import comparison.model.Endpoint;
import comparison.model.Group;
import comparison.model.simulated.FunctionModel;
import comparison.model.simulated.GroupResult;
import comparison.model.simulated.Platform;
import comparison.trace.Given;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a trace's length may not change, and what it brings out. */
class LongTraceTest {
    private static final Endpoint GET = Endpoint.parse("GET /a");
    private static final double PER_HOUR = 36_000;
    private static final long LITTLE =
            2_000_000; // bytes: less than one for each request that the longer trace has more

    private static GroupResult run(double hours) {
        var times = new Distribution.Exponential(2_000);
        var model = new FunctionModel(
                new Group(List.of(GET)),
                1_769,
                new Distribution.Constant(0),
                Map.of(GET, times),
                Map.of(GET, times),
                0,
                0);
        return Simulator.run(model, Platform.lambda(10, 0), Given.poisson(GET, PER_HOUR, hours), 5);
    }

    private static long allocatedBy(double hours) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        run(hours);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void a_longer_trace_takes_no_more_memory() {
        run(30); // classes, and code that makes no garbage once it is compiled
        assertThat(allocatedBy(150) - allocatedBy(30)).isLessThan(LITTLE);
    }

    @Test
    void as_many_are_at_work_as_the_rate_times_the_time_says() {
        // M/M/inf: 10 a second, 2 s each, so 20 on average; billing adds half a millisecond to each
        GroupResult result = run(100);
        assertThat(result.billedMillis() / result.traceMillis()).isCloseTo(20.005, within(0.2));
        assertThat(result.mostEnvironments()).isBetween(30, 60);
    }
}
