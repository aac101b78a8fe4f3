package comparison.report.figures;

import comparison.model.measured.Measurements;
import comparison.model.measured.UsageSample;
import java.util.List;
import java.util.Optional;

/**
 * What a contender's environments used while warm requests ran.
 *
 * @param cpuMillisPerRequest over all of them
 * @param mostResidentMb of the largest environment
 * @param allResidentMb of one environment of each function, together
 */
public record UsageFigure(
        String contender,
        int environments,
        long requests,
        double cpuMillisPerRequest,
        double mostResidentMb,
        double allResidentMb) {
    static List<UsageFigure> of(Measurements measurements) {
        return measurements.contenders().stream()
                .map(contender -> measurements.usage().stream()
                        .filter(it -> it.contender().equals(contender.name()))
                        .toList())
                .flatMap(it -> together(it).stream())
                .toList();
    }

    private static Optional<UsageFigure> together(List<UsageSample> samples) {
        long requests = samples.stream().mapToLong(UsageSample::requests).sum();
        if (requests == 0) {
            return Optional.empty();
        }
        double cpu = samples.stream()
                .mapToDouble(it -> it.cpuMillisPerRequest() * it.requests())
                .sum();
        return Optional.of(new UsageFigure(
                samples.getFirst().contender(),
                samples.size(),
                requests,
                cpu / requests,
                samples.stream().mapToDouble(UsageSample::mostResidentMb).max().orElseThrow(),
                samples.stream().mapToDouble(UsageSample::mostResidentMb).sum()));
    }
}
