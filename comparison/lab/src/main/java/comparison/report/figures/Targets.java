package comparison.report.figures;

import comparison.model.Contender;
import comparison.model.Endpoint;
import comparison.model.Layout;
import comparison.model.Start;
import comparison.model.measured.ColdSample;
import comparison.model.measured.Measurements;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds cold starts to what the module set out to reach. Both sides of a ratio answer the same first request, where both were asked it. */
final class Targets {
    /** By this name a catalogue has the floor that loads the layer and makes the one GetItem; floors that do more or less set no target. */
    private static final String FLOOR = "floor-get-item";

    private static final double SEPARATE_TO_FLOOR = 1.3;
    private static final double ROUTED_TO_FLOOR = 1.6;
    private static final double FASTER_BY_CACHE = 2.5;
    private static final double FASTER_THAN_PEER = 3;

    private final Measurements measurements;
    private final Set<Endpoint> asked;

    private Targets(Measurements measurements) {
        this.measurements = measurements;
        this.asked = measurements.cold().stream()
                .filter(it ->
                        floors(measurements).anyMatch(floor -> floor.name().equals(it.contender())))
                .map(ColdSample::endpoint)
                .collect(Collectors.toSet());
    }

    /** One per pair that was measured. */
    static List<Target> of(Measurements measurements) {
        return new Targets(measurements).all();
    }

    private List<Target> all() {
        Optional<Side> floor = floor();
        Optional<Side> separate = side(it -> it.layout() == Layout.SEPARATE && is(it, "plain"), Start.IMAGE_LIKE);
        Optional<Side> separateZip = side(it -> it.layout() == Layout.SEPARATE && is(it, "plain"), Start.ZIP_LIKE);
        Optional<Side> routed = side(it -> it.layout() == Layout.ROUTED && is(it, "micronaut"), Start.IMAGE_LIKE);
        Optional<Side> routedZip = side(it -> it.layout() == Layout.ROUTED && is(it, "micronaut"), Start.ZIP_LIKE);
        Optional<Side> peerZip = side(it -> it.layout() == Layout.PEER, Start.ZIP_LIKE);
        return Stream.of(
                        atMost(SEPARATE_TO_FLOOR, "Separate plain against the floor", separate, floor),
                        atMost(ROUTED_TO_FLOOR, "Routed Micronaut against the floor", routed, floor),
                        atLeast(FASTER_BY_CACHE, "Separate plain: what the AOT cache saves", separateZip, separate),
                        atLeast(FASTER_BY_CACHE, "Routed Micronaut: what the AOT cache saves", routedZip, routed),
                        atLeast(
                                FASTER_THAN_PEER,
                                "Routed Micronaut with the cache against the peer without",
                                peerZip,
                                routed))
                .flatMap(Optional::stream)
                .toList();
    }

    private static boolean is(Contender contender, String framework) {
        return contender.framework().equals(framework);
    }

    private static Stream<Contender> floors(Measurements measurements) {
        return measurements.contenders().stream().filter(it -> it.layout() == Layout.FLOOR);
    }

    private Optional<Side> floor() {
        return floors(measurements)
                .filter(it -> it.name().equals(FLOOR))
                .findFirst()
                .flatMap(it -> side(it.name(), Start.IMAGE_LIKE));
    }

    private Optional<Side> side(Predicate<Contender> who, Start start) {
        return measurements.contenders().stream()
                .filter(who)
                .flatMap(it -> side(it.name(), start).stream())
                .findFirst();
    }

    private Optional<Side> side(String contender, Start start) {
        List<ColdSample> all = ColdStarts.of(measurements, contender, start);
        List<ColdSample> same =
                all.stream().filter(it -> asked.contains(it.endpoint())).toList();
        List<ColdSample> chosen = same.isEmpty() ? all : same;
        String request = same.isEmpty() || asked.size() > 1
                ? ""
                : asked.iterator().next().routeKey();
        return chosen.isEmpty()
                ? Optional.empty()
                : Optional.of(new Side(
                        contender + ", " + start.label(),
                        request,
                        Samples.of(chosen.stream().mapToDouble(ColdSample::bothMillis))));
    }

    private static Optional<Target> atMost(double limit, String what, Optional<Side> over, Optional<Side> under) {
        return over.flatMap(one -> under.map(other -> target(what, one, other, limit, true)));
    }

    private static Optional<Target> atLeast(double limit, String what, Optional<Side> over, Optional<Side> under) {
        return over.flatMap(one -> under.map(other -> target(what, one, other, limit, false)));
    }

    private static Target target(String what, Side over, Side under, double limit, boolean atMost) {
        return new Target(
                what,
                over.name(),
                under.name(),
                over.asked().equals(under.asked()) ? over.asked() : "",
                over.samples().median(),
                under.samples().median(),
                over.samples().n(),
                under.samples().n(),
                over.samples().median() / under.samples().median(),
                Bootstrap.interval(random ->
                        over.samples().resampled(random) / under.samples().resampled(random)),
                limit,
                atMost);
    }

    private record Side(String name, String asked, Samples samples) {}
}
