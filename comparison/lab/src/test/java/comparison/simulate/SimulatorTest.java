package comparison.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import comparison.model.Distribution;
import comparison.model.Endpoint;
import comparison.model.Group;
import comparison.model.simulated.EndpointResult;
import comparison.model.simulated.FunctionModel;
import comparison.model.simulated.GroupResult;
import comparison.model.simulated.Platform;
import comparison.trace.Given;
import comparison.trace.Trace;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Closed forms, a published run, and laws. */
class SimulatorTest {
    private static final Endpoint GET = Endpoint.parse("GET /a");
    private static final Endpoint PUT = Endpoint.parse("PUT /a");
    private static final double HOUR = 3_600_000;

    private static Platform platform(double idleMillis, int concurrency) {
        return new Platform(
                new Distribution.Constant(idleMillis),
                0,
                Integer.MAX_VALUE,
                concurrency,
                Integer.MAX_VALUE / concurrency);
    }

    private static FunctionModel function(Distribution init, Distribution first, Distribution warm, int reserved) {
        return new FunctionModel(
                new Group(List.of(GET)), 1_769, init, Map.of(GET, first), Map.of(GET, warm), reserved, 0);
    }

    private static EndpointResult only(GroupResult result) {
        return result.endpoints().getFirst();
    }

    @Test
    void the_published_run_of_simfaas_comes_out() {
        // pacslab/simfaas: 0.9 requests/s by chance, warm 1.991 s and cold 2.244 s by chance, kept for 600 s, 10
        // million requests.
        Trace trace = Given.poisson(GET, 0.9 * 3_600, 10_000_000 / 0.9 / 3_600);
        var cold = new Distribution.Exponential(2_244);
        var warm = new Distribution.Exponential(1_991);
        GroupResult result = Simulator.run(
                function(new Distribution.Constant(0), cold, warm, 0), platform(600_000, 1_000_000), trace, 7);
        double share = only(result).coldShare();
        double half = 1.96 * Math.sqrt(share * (1 - share) / only(result).requests());
        assertThat(only(result).requests()).isCloseTo(10_000_000L, within(20_000L));
        assertThat(share - half).isLessThanOrEqualTo(0.00145);
        assertThat(share + half).isGreaterThanOrEqualTo(0.00135);
        assertThat(result.meanLifeMillis()).isCloseTo(6_335_000, within(0.05 * 6_335_000));
    }

    @Test
    void a_limit_without_a_queue_loses_what_erlang_s_formula_says() {
        // M/G/c/c, a = 8 erlang on 10: B = 0.1217, whatever the distribution of the times
        double a = 8;
        Trace trace = Given.poisson(GET, a * 3_600, 200);
        for (Distribution times : List.of(new Distribution.Exponential(1_000), new Distribution.Constant(1_000))) {
            GroupResult result = Simulator.run(
                    function(new Distribution.Constant(0), times, times, 10),
                    platform(Double.POSITIVE_INFINITY, 1_000),
                    trace,
                    3);
            double lost = (double) only(result).throttled() / only(result).requests();
            assertThat(lost).isCloseTo(erlangB(a, 10), within(0.002));
        }
    }

    private static double erlangB(double a, int servers) {
        double blocked = 1;
        for (int n = 1; n <= servers; n++) {
            blocked = a * blocked / (n + a * blocked);
        }
        return blocked;
    }

    @Test
    void requests_that_come_more_often_than_the_idle_time_find_one_warm_environment() {
        GroupResult often = Simulator.run(
                function(
                        new Distribution.Constant(200), new Distribution.Constant(30), new Distribution.Constant(5), 0),
                platform(600_000, 1_000),
                Given.constant(GET, 60.0 / 9.5, 100),
                1);
        assertThat(only(often).cold()).isOne();
        assertThat(often.mostEnvironments()).isOne();
        GroupResult seldom = Simulator.run(
                function(
                        new Distribution.Constant(200), new Distribution.Constant(30), new Distribution.Constant(5), 0),
                platform(600_000, 1_000),
                Given.constant(GET, 60.0 / 10.5, 100),
                1);
        assertThat(only(seldom).coldShare()).isEqualTo(1);
        assertThat(only(seldom).p50Millis()).isCloseTo(230, within(2.0));
        assertThat(seldom.meanLifeMillis()).isCloseTo(600_230, within(1.0));
    }

    @Test
    void the_cold_share_of_rare_requests_is_the_chance_that_none_came_within_the_idle_time() {
        double perHour = 3;
        GroupResult result = Simulator.run(
                function(
                        new Distribution.Constant(0),
                        new Distribution.Constant(0.001),
                        new Distribution.Constant(0.001),
                        0),
                platform(600_000, 1_000),
                Given.poisson(GET, perHour, 100_000),
                5);
        assertThat(only(result).coldShare()).isCloseTo(Math.exp(-perHour / 6), within(0.003));
    }

    @Test
    void less_memory_than_a_whole_processor_stretches_the_times() {
        var model = function(
                new Distribution.Constant(100), new Distribution.Constant(10), new Distribution.Constant(10), 0);
        var half = new FunctionModel(model.group(), 885, model.init(), model.first(), model.warm(), 0, 0);
        GroupResult result = Simulator.run(half, platform(HOUR, 10), Given.constant(GET, 60, 10), 1);
        assertThat(only(result).p50Millis()).isCloseTo(20, within(0.2));
        assertThat(result.initMillis()).isCloseTo(200, within(1.0));
    }

    @Test
    void what_the_platform_starts_ahead_costs_no_request_its_init_and_is_billed() {
        var model = function(
                new Distribution.Constant(500), new Distribution.Constant(20), new Distribution.Constant(5), 0);
        var ahead = new Platform(new Distribution.Constant(60_000), 1, 1_000, 1_000, 10);
        GroupResult result = Simulator.run(model, ahead, Given.constant(GET, 30, 100), 1);
        assertThat(only(result).cold()).isZero();
        assertThat(result.inits()).isEqualTo(only(result).requests());
        assertThat(only(result).p99Millis()).isCloseTo(20, within(0.2));
        assertThat(result.initMillis()).isEqualTo(500.0 * result.inits());
    }

    @Test
    void provisioned_environments_are_never_cold_and_never_end() {
        var model = new FunctionModel(
                new Group(List.of(GET)),
                1_769,
                new Distribution.Constant(500),
                Map.of(GET, new Distribution.Constant(20)),
                Map.of(GET, new Distribution.Constant(5)),
                0,
                1);
        GroupResult result = Simulator.run(model, platform(1_000, 10), Given.constant(GET, 10, 100), 1);
        assertThat(only(result).cold()).isZero();
        assertThat(result.inits()).isZero();
        assertThat(result.provisioned()).isOne();
        assertThat(result.provisionedMillis()).isEqualTo(result.billedMillis()).isPositive();
    }

    @Test
    void requests_that_nobody_serves_are_slow_ones_and_not_free() {
        var slow = new Distribution.Constant(60_000);
        var model = function(new Distribution.Constant(0), slow, slow, 1);
        EndpointResult crowded = only(Simulator.run(model, platform(HOUR, 10), Given.constant(GET, 3_600, 1), 1));
        assertThat(crowded.throttled()).isGreaterThan(crowded.requests() / 2);
        assertThat(crowded.p99OfAllMillis()).isEqualTo(30_000);
        EndpointResult roomy = only(Simulator.run(model, platform(HOUR, 10), Given.constant(GET, 30, 10), 1));
        assertThat(roomy.throttled()).isZero();
        assertThat(roomy.p99OfAllMillis()).isEqualTo(roomy.p99Millis());
    }

    @Test
    void functions_of_one_account_share_what_it_lets_run() {
        var slow = new Distribution.Constant(HOUR);
        var get = function(new Distribution.Constant(0), slow, slow, 0);
        var put = new FunctionModel(
                new Group(List.of(PUT)),
                1_769,
                new Distribution.Constant(0),
                Map.of(PUT, slow),
                Map.of(PUT, slow),
                0,
                0);
        Trace trace = Given.both(GET, PUT, 3_600, 0.005);
        List<GroupResult> results = Simulator.runAll(List.of(get, put), platform(HOUR, 7), trace, 1);
        long served = results.stream().mapToLong(GroupResult::requests).sum();
        assertThat(served).isEqualTo(7);
        assertThat(results.stream().mapToLong(it -> only(it).requests()).sum()).isGreaterThan(20);
    }

    @Test
    void a_function_comes_out_the_same_alone_and_beside_others() {
        var times = new Distribution.Exponential(40);
        var get = function(new Distribution.Constant(300), times, times, 0);
        var put = new FunctionModel(
                new Group(List.of(PUT)),
                1_769,
                new Distribution.Constant(300),
                Map.of(PUT, times),
                Map.of(PUT, times),
                0,
                0);
        Trace trace = Given.both(GET, PUT, 500, 20);
        assertThat(Simulator.runAll(List.of(put, get), Platform.lambda(10, 0.3), trace, 9))
                .containsExactly(
                        Simulator.run(put, Platform.lambda(10, 0.3), trace, 9),
                        Simulator.run(get, Platform.lambda(10, 0.3), trace, 9));
    }

    @Property(tries = 60)
    void every_request_is_counted_once_and_little_s_law_holds(
            @ForAll @DoubleRange(min = 1, max = 20_000) double perHour,
            @ForAll @DoubleRange(min = 1, max = 5_000) double millis,
            @ForAll @IntRange(min = 1, max = 40) int reserved,
            @ForAll @IntRange(max = 100) int proactivePercent) {
        double hours = 20_000 / perHour;
        Trace trace = Given.poisson(GET, perHour, hours);
        var platform = new Platform(
                new Distribution.Exponential(300_000),
                proactivePercent / 100.0,
                1_000,
                1_000,
                Integer.MAX_VALUE / 1_000);
        var times = new Distribution.Exponential(millis);
        GroupResult result =
                Simulator.run(function(new Distribution.Constant(250), times, times, reserved), platform, trace, 11);
        EndpointResult endpoint = only(result);
        assertThat(result.requests() + endpoint.throttled()).isEqualTo(endpoint.requests());
        assertThat(endpoint.cold()).isLessThanOrEqualTo(result.inits());
        assertThat(result.mostEnvironments()).isLessThanOrEqualTo(reserved);
        // Busy time = requests served x mean time in service (Little): billing counts it, rounded up by a millisecond
        // at most.
        double busy = endpoint.meanMillis() * result.requests() - 250.0 * endpoint.cold();
        assertThat(result.billedMillis()).isBetween(busy - 1, busy + result.requests() + 1);
        assertThat(endpoint.p50Millis()).isLessThanOrEqualTo(endpoint.p99Millis());
        assertThat(endpoint.p99Millis()).isLessThanOrEqualTo(endpoint.mostMillis() * 1.005 + 1e-9);
    }
}
