package comparison.measure.plan;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param starts of each routed function, each floor and peer, and of the chosen endpoints' functions
 * @param otherStarts of the others
 * @param chosen how many endpoints are measured in full, the catalogue's first
 * @param others whether the other endpoints are measured too, less often
 * @param rates of the warm requests, per second and endpoint
 * @param slice one contender's turn at one endpoint and rate
 * @param turns of each contender at each endpoint and rate
 * @param warmUps requests before anything counts
 * @param trouble how long each trouble is kept up
 * @param most the whole may take, simulation and report included
 * @param seed of every order and every arrival
 */
public record Plan(
        int starts,
        int otherStarts,
        int chosen,
        boolean others,
        List<Double> rates,
        Duration slice,
        int turns,
        int warmUps,
        Duration trouble,
        Duration most,
        long seed) {
    private static final long SEED = 20_261_127;

    public Plan {
        rates = List.copyOf(rates);
        if (starts < 1 || otherStarts < 1 || chosen < 1 || turns < 1 || rates.isEmpty()) {
            throw new IllegalArgumentException(
                    "a plan measures at least one start, one endpoint, one turn and one rate");
        }
    }

    /** Within 25 minutes on two cores. */
    public static Plan full() {
        return new Plan(
                20,
                5,
                3,
                true,
                List.of(5.0, 20.0, 50.0),
                Duration.ofMillis(1_500),
                1,
                150,
                Duration.ofSeconds(8),
                Duration.ofMinutes(25),
                SEED);
    }

    /** Within 4 minutes on two cores. */
    public static Plan quick() {
        return new Plan(
                5,
                2,
                2,
                false,
                List.of(30.0),
                Duration.ofSeconds(3),
                1,
                100,
                Duration.ofSeconds(2),
                Duration.ofMinutes(4),
                SEED);
    }
}
