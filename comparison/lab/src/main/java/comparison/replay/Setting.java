package comparison.replay;

import java.time.Duration;

/**
 * How a trace is replayed.
 *
 * @param faster how many times as fast as it was recorded
 * @param idle an environment without work for so long ends
 * @param rounds of the calibration: each starts every function with each of its endpoints once
 * @param later requests to each environment of the calibration after its first
 * @param simulations with seeds of their own, whose spread is printed
 */
public record Setting(double faster, Duration idle, int rounds, int later, int simulations, long seed) {
    public Setting {
        if (!(faster > 0) || idle.toMillis() < 100 || rounds < 1 || later < 1 || simulations < 1) {
            throw new IllegalArgumentException(
                    "a replay goes faster than 0 times, ends environments after 0.1 s or later, calibrates and simulates at least once");
        }
    }
}
