package comparison.report.figures;

import comparison.model.Contender;
import comparison.model.Endpoint;
import comparison.model.measured.Measurements;
import comparison.model.measured.WarmSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sums up warm requests. */
final class WarmRequests {
    private static final int SERVER_ERROR = 500;

    private WarmRequests() {}

    static boolean answered(WarmSample sample) {
        return sample.status() < SERVER_ERROR;
    }

    static List<WarmFigure> byContender(Measurements measurements) {
        var figures = new ArrayList<WarmFigure>();
        for (Contender contender : measurements.contenders()) {
            byRate(measurements, contender)
                    .forEach((rate, samples) -> add(figures, contender.name(), "", rate, samples));
        }
        return figures;
    }

    static List<WarmFigure> byEndpoint(Measurements measurements) {
        var figures = new ArrayList<WarmFigure>();
        for (Contender contender : measurements.contenders()) {
            byRate(measurements, contender).forEach((rate, samples) -> byEndpoint(samples)
                    .forEach((endpoint, its) -> add(figures, contender.name(), endpoint.routeKey(), rate, its)));
        }
        return figures;
    }

    private static Map<Double, List<WarmSample>> byRate(Measurements measurements, Contender contender) {
        return measurements.warm().stream()
                .filter(it -> it.contender().equals(contender.name()))
                .collect(Collectors.groupingBy(WarmSample::ratePerSecond, TreeMap::new, Collectors.toList()));
    }

    private static Map<Endpoint, List<WarmSample>> byEndpoint(List<WarmSample> samples) {
        return samples.stream().collect(Collectors.groupingBy(WarmSample::endpoint, TreeMap::new, Collectors.toList()));
    }

    private static void add(
            List<WarmFigure> figures, String contender, String endpoint, double rate, List<WarmSample> samples) {
        List<WarmSample> answered =
                samples.stream().filter(WarmRequests::answered).toList();
        if (!answered.isEmpty()) {
            figures.add(new WarmFigure(
                    contender,
                    endpoint,
                    rate,
                    Summary.of(answered.stream().mapToDouble(WarmSample::millis)),
                    samples.size() - answered.size()));
        }
    }
}
