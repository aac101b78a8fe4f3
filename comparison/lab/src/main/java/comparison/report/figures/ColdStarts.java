package comparison.report.figures;

import comparison.model.Contender;
import comparison.model.Endpoint;
import comparison.model.Start;
import comparison.model.measured.ColdSample;
import comparison.model.measured.Measurements;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sums up cold starts. */
final class ColdStarts {
    private ColdStarts() {}

    static List<ColdFigure> byContender(Measurements measurements) {
        var figures = new ArrayList<ColdFigure>();
        for (Contender contender : measurements.contenders()) {
            for (Start start : Start.MEASURED) {
                add(figures, of(measurements, contender.name(), start), "");
            }
        }
        return figures;
    }

    static List<ColdFigure> byEndpoint(Measurements measurements) {
        var figures = new ArrayList<ColdFigure>();
        for (Contender contender : measurements.contenders()) {
            for (Start start : Start.MEASURED) {
                List<ColdSample> all = of(measurements, contender.name(), start);
                for (Endpoint endpoint : all.stream()
                        .map(ColdSample::endpoint)
                        .distinct()
                        .sorted()
                        .toList()) {
                    add(
                            figures,
                            all.stream()
                                    .filter(it -> it.endpoint().equals(endpoint))
                                    .toList(),
                            endpoint.routeKey());
                }
            }
        }
        return figures;
    }

    static List<ColdSample> of(Measurements measurements, String contender, Start start) {
        return measurements.cold().stream()
                .filter(it -> it.contender().equals(contender) && it.start() == start)
                .sorted(Comparator.comparingInt(ColdSample::round))
                .toList();
    }

    private static void add(List<ColdFigure> figures, List<ColdSample> samples, String endpoint) {
        if (samples.isEmpty()) {
            return;
        }
        ColdSample any = samples.getFirst();
        figures.add(new ColdFigure(
                any.contender(),
                endpoint,
                any.start(),
                Summary.of(samples.stream().mapToDouble(ColdSample::initMillis)),
                Summary.of(samples.stream().mapToDouble(ColdSample::firstMillis)),
                Summary.of(samples.stream().mapToDouble(ColdSample::bothMillis)),
                samples.stream().map(ColdSample::bothMillis).toList()));
    }
}
