package comparison.model.measured;

/**
 * What an environment used while warm requests ran.
 *
 * @param cpuMillisPerRequest user and system time of the JVM
 * @param mostResidentMb the most that it had resident
 */
public record UsageSample(
        String contender, String function, long requests, double cpuMillisPerRequest, double mostResidentMb) {}
