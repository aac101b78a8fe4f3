package comparison.replay;

import comparison.measure.bed.Bed;
import comparison.measure.bed.Cores;
import comparison.measure.bed.Events;
import comparison.measure.bed.Room;
import comparison.measure.bed.Seed;
import comparison.measure.plan.Catalogue;
import comparison.measure.plan.Subject;
import comparison.model.Endpoint;
import comparison.model.Start;
import comparison.model.simulated.FunctionModel;
import comparison.trace.Arrivals;
import comparison.trace.StoredTrace;
import comparison.trace.Trace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Replays a recorded trace on the local runtime, and simulates it.
 *
 * @param buildDir takes unpacked code and logs; holds {@code parts}
 * @param progress hears of each step in words
 */
public record Replay(
        Catalogue catalogue,
        Trace recorded,
        Path buildDir,
        Setting setting,
        InstantSource clock,
        Consumer<String> progress) {
    private static final int MOST_REQUESTS = 1_000_000; // all of them are kept
    private static final int ENVIRONMENTS = 16; // of one function: more than a session needs at once
    private static final Duration CALIBRATION_IDLE = Duration.ofHours(1);

    /** One contender's functions, by the contender's name. */
    public Result of(String contender) {
        Subject subject = catalogue.contenders().stream()
                .filter(it -> it.name().equals(contender))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no contender '%s', there are %s"
                        .formatted(
                                contender,
                                catalogue.contenders().stream()
                                        .map(Subject::name)
                                        .toList())));
        StoredTrace trace = StoredTrace.of(recorded.scaled(setting.faster()), MOST_REQUESTS);
        var inits = new Inits();
        var events = new Events(catalogue.caller(), clock, 1);
        var cores = new Cores(0, List.of()); // pages start several environments at once: nothing is pinned
        try (Bed bed = Bed.open(new Bed.Setup(catalogue.template(), Map.of(), buildDir, cores, ENVIRONMENTS, inits))) {
            Seed.put(catalogue.seed(), catalogue.table(), bed.stack(), bed.endpoint());
            progress.accept(contender + ": calibrating");
            List<FunctionModel> models = calibrated(bed, events, subject, trace);
            progress.accept(
                    "%s: replaying %d requests over %.0f s".formatted(contender, trace.size(), trace.millis() / 1_000));
            Sender sender = sender(bed, events, subject, trace);
            return result(contender, models, sender.sent(inits), Prediction.of(models, trace, setting));
        }
    }

    private List<FunctionModel> calibrated(Bed bed, Events events, Subject subject, StoredTrace trace) {
        try (Room room = bed.reclaiming(Start.ZIP_LIKE, CALIBRATION_IDLE)) {
            for (Endpoint before : catalogue.after().values()) {
                room.ask(
                        subject.function(before),
                        events.next(catalogue.ask(before).orElseThrow()));
                room.end(subject.function(before));
            }
            return new Calibration(room, events, catalogue, subject, shares(trace), setting).models();
        }
    }

    private Sender sender(Bed bed, Events events, Subject subject, StoredTrace trace) {
        try (Room room = bed.reclaiming(Start.ZIP_LIKE, setting.idle())) {
            return new Sender(room, events, catalogue, subject, trace);
        }
    }

    private static List<Endpoint> shares(StoredTrace trace) {
        List<Endpoint> shares = new ArrayList<>(trace.size());
        Arrivals arrivals = trace.open();
        while (arrivals.next()) {
            shares.add(trace.endpoints().get(arrivals.endpoint()));
        }
        return shares;
    }

    private static Result result(String contender, List<FunctionModel> models, List<Sent> sent, Prediction prediction) {
        List<Line> lines = sent.stream()
                .map(Sent::endpoint)
                .distinct()
                .sorted()
                .map(endpoint -> line(
                        endpoint,
                        sent.stream()
                                .filter(it -> it.endpoint().equals(endpoint))
                                .toList(),
                        prediction))
                .toList();
        return new Result(contender, models, lines, coldShare(sent), prediction.coldShare());
    }

    private static Line line(Endpoint endpoint, List<Sent> sent, Prediction prediction) {
        double[] millis = sent.stream().mapToDouble(Sent::millis).sorted().toArray();
        return new Line(
                endpoint.routeKey(),
                millis.length,
                sent.stream().filter(it -> !it.expected()).count(),
                coldShare(sent),
                prediction.coldShare(endpoint),
                millis[(int) Math.ceil(0.99 * millis.length) - 1],
                prediction.p99(endpoint));
    }

    private static double coldShare(List<Sent> sent) {
        return (double) sent.stream().filter(Sent::first).count() / sent.size();
    }
}
