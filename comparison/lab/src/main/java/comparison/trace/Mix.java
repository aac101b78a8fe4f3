package comparison.trace;

import comparison.model.Endpoint;
import comparison.trace.Stream.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads described traffic: {@code docs/traces.md} has the format. */
public final class Mix {
    private static final double MOST_HOURS = 24 * 366.0;

    private Mix() {}

    public static Trace read(Path file) throws TraceException {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new TraceException("cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    static Trace parse(String name, String text) throws TraceException {
        Object root;
        try {
            root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        } catch (YAMLException e) {
            throw new TraceException("%s is no YAML: %s".formatted(name, e.getMessage()), e);
        }
        var mix = MixField.of(name, root);
        mix.only("hours", "seed", "streams", "pages");
        double hours = mix.number("hours", 24, 1.0 / 3600, MOST_HOURS);
        long seed = (long) mix.number("seed", 1, 0, Integer.MAX_VALUE);
        List<MixField> streams = mix.list("streams");
        List<MixField> pages = mix.list("pages");
        if (streams.isEmpty() && pages.isEmpty()) {
            throw new TraceException("%s: streams or pages must say what is asked for".formatted(name));
        }
        var all = new TreeSet<Endpoint>();
        for (MixField stream : streams) {
            all.add(stream.endpoint("endpoint"));
        }
        for (MixField page : pages) {
            all.addAll(page.endpoints("endpoints"));
        }
        List<Endpoint> endpoints = List.copyOf(all);
        var read = new ArrayList<Stream>();
        for (MixField stream : streams) {
            read.add(stream(stream, endpoints));
        }
        for (MixField page : pages) {
            read.add(page(page, endpoints));
        }
        return new MixTrace(endpoints, hours * 3_600_000, read, seed);
    }

    private static Stream stream(MixField field, List<Endpoint> all) throws TraceException {
        field.only("endpoint", "per_hour", "shape", "amplitude", "peak_hour", "size", "within_millis");
        return new Stream(
                List.of(all.indexOf(field.endpoint("endpoint"))),
                field.number("per_hour", 1e-6, 1e9),
                shape(field),
                field.number("within_millis", 0, 0, 3_600_000));
    }

    private static Stream page(MixField field, List<Endpoint> all) throws TraceException {
        field.only("endpoints", "per_hour", "shape", "amplitude", "peak_hour", "size", "within_millis");
        return new Stream(
                field.endpoints("endpoints").stream().map(all::indexOf).toList(),
                field.number("per_hour", 1e-6, 1e9),
                shape(field),
                field.number("within_millis", 50, 0, 3_600_000));
    }

    private static Shape shape(MixField field) throws TraceException {
        return switch (field.oneOf("shape", "poisson", List.of("poisson", "constant", "diurnal", "bursts"))) {
            case "constant" -> new Shape.Constant();
            case "diurnal" ->
                new Shape.Diurnal(field.number("amplitude", 0.8, 0, 1), field.number("peak_hour", 14, 0, 24));
            case "bursts" -> new Shape.Bursts((int) field.number("size", 1, 100_000));
            default -> new Shape.Poisson();
        };
    }
}
