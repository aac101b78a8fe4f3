package comparison.advise.times;

import comparison.model.Distribution;
import comparison.model.Distribution.Empirical;
import java.util.List;
import java.util.Optional;

/**
 * The three times of one function or endpoint, with one vCPU; empty where nothing was observed.
 *
 * @param init environment to ready
 * @param first request of an environment
 * @param warm any later one
 */
record Observed(Optional<Empirical> init, Optional<Empirical> first, Optional<Empirical> warm) {
    static final Observed NOTHING = new Observed(Optional.empty(), Optional.empty(), Optional.empty());

    /** Memory at which a function has one vCPU. Below, Lambda gives a share of one. */
    private static final double ONE_CPU_MB = 1_769;

    /** Times at some memory as they would be with one vCPU, as far as the CPU is what they wait for. */
    static Optional<Empirical> ofMillis(List<Double> millis, int memoryMb) {
        double share = memoryMb < 1 ? 1 : Math.min(1, memoryMb / ONE_CPU_MB);
        return millis.isEmpty()
                ? Optional.empty()
                : Optional.of(Distribution.of(
                        millis.stream().mapToDouble(it -> it * share).toArray()));
    }
}
