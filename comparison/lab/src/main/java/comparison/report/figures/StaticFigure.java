package comparison.report.figures;

import comparison.model.measured.StaticFacts;
import comparison.model.measured.StaticFacts.Quota;
import java.util.List;
import java.util.Set;

/**
 * What was counted without running a contender.
 *
 * @param unpackedHeadroomBytes to Lambda's quota
 * @param unusedShare of the granted permissions, averaged over the endpoints: the blast radius, each endpoint with the same weight
 * @param redeployedMean functions that a one-line change in one endpoint redeploys, averaged over the endpoints
 */
public record StaticFigure(
        String contender,
        int functions,
        long zipBytes,
        long unpackedBytes,
        long unpackedHeadroomBytes,
        int jars,
        int classesLoaded,
        Headroom resources,
        Headroom routes,
        Headroom integrations,
        int routingLines,
        double unusedShare,
        double redeployedMean,
        List<String> jarNames) {
    /** Of a quota: used by the whole template, of that by the contender itself, the limit, and what is left. */
    public record Headroom(int used, int own, int limit, int left) {
        static Headroom of(Quota quota) {
            return new Headroom(quota.used(), quota.own(), quota.limit(), quota.headroom());
        }
    }

    static StaticFigure of(StaticFacts facts) {
        return new StaticFigure(
                facts.contender(),
                facts.functions(),
                facts.zipBytes(),
                facts.unpackedBytes(),
                StaticFacts.MOST_UNPACKED_BYTES - facts.unpackedBytes(),
                facts.jars(),
                facts.classesLoaded(),
                Headroom.of(facts.resources()),
                Headroom.of(facts.routes()),
                Headroom.of(facts.integrations()),
                facts.routingLines(),
                facts.granted().entrySet().stream()
                        .filter(it -> !it.getValue().isEmpty())
                        .mapToDouble(it -> (double) facts.unused()
                                        .getOrDefault(it.getKey(), Set.of())
                                        .size()
                                / it.getValue().size())
                        .average()
                        .orElse(0),
                facts.redeployed().values().stream()
                        .mapToInt(Integer::intValue)
                        .average()
                        .orElse(0),
                facts.jarNames().stream().sorted().toList());
    }
}
