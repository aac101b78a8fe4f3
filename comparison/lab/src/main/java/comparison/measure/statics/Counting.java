package comparison.measure.statics;

import comparison.measure.bed.MeasureException;
import comparison.measure.plan.Subject;
import comparison.model.Endpoint;
import comparison.model.Layout;
import comparison.model.measured.StaticFacts;
import comparison.model.measured.StaticFacts.Quota;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import local.template.Resource;
import local.template.Stack;

/**
 * Counts what is to be counted of a contender.
 *
 * @param contenders the stack that holds the contenders' functions
 * @param house what is deployed with each layout
 * @param classes per endpoint the class that a one-line change touches
 */
public record Counting(Stack contenders, House house, Map<Endpoint, String> classes) {
    public Counting {
        classes = Map.copyOf(classes);
    }

    private static final int MOST_RESOURCES = 500; // of a CloudFormation stack
    private static final int MOST_ROUTES = 300; // of an HTTP API
    private static final int MOST_INTEGRATIONS = 300;

    /** What a running environment told. */
    public record Seen(Map<Endpoint, Set<String>> needed, int classesLoaded) {
        public Seen {
            needed = Map.copyOf(needed);
        }
    }

    public StaticFacts of(Subject subject, Seen seen) {
        List<Resource> functions = subject.functions().values().stream()
                .distinct()
                .sorted()
                .map(this::function)
                .toList();
        Jars layers = functions.stream()
                .flatMap(this::layers)
                .distinct()
                .map(Jars::in)
                .reduce(new Jars(0, 0, List.of()), Counting::sum);
        Jars largest = functions.stream()
                .map(it -> Jars.in(zip(it)))
                .max(Comparator.comparingLong(Jars::unpacked))
                .orElseThrow();
        Layout layout = subject.contender().layout();
        Map<Endpoint, Set<String>> granted = granted(subject);
        List<String> jarNames = Stream.concat(largest.jars().stream(), layers.jars().stream())
                .distinct()
                .sorted()
                .toList();
        return new StaticFacts(
                subject.name(),
                functions.size(),
                largest.packed(),
                largest.unpacked() + layers.unpacked(),
                jarNames.size(),
                seen.classesLoaded(),
                new Quota(house.resources(layout), house.own(layout), MOST_RESOURCES),
                new Quota(house.routes(layout), subject.functions().size(), MOST_ROUTES),
                new Quota(house.routes(layout), subject.functions().size(), MOST_INTEGRATIONS),
                subject.sources().stream().mapToInt(SourceLines::under).sum(),
                granted,
                unused(granted, seen.needed()),
                redeployed(subject, functions),
                jarNames);
    }

    private static Jars sum(Jars one, Jars other) {
        return new Jars(
                one.packed() + other.packed(),
                one.unpacked() + other.unpacked(),
                Stream.concat(one.jars().stream(), other.jars().stream()).toList());
    }

    private Resource function(String id) {
        return contenders
                .find(id)
                .orElseThrow(() ->
                        new MeasureException("there is no function %s in the contenders' template".formatted(id)));
    }

    private Path zip(Resource function) {
        return contenders.folder().resolve(function.properties().path("CodeUri").asText());
    }

    private Stream<Path> layers(Resource function) {
        return function.properties()
                .path("Layers")
                .valueStream()
                .flatMap(arn -> contenders.ofType("AWS::Serverless::LayerVersion").stream()
                        .filter(it -> it.ref().equals(arn.asText()))
                        .map(it -> contenders
                                .folder()
                                .resolve(it.properties().path("ContentUri").asText())));
    }

    /** The contenders' own template has no roles: a layout's roles are those that the house deploys with it. */
    private Map<Endpoint, Set<String>> granted(Subject subject) {
        Map<Endpoint, Set<String>> granted =
                new HashMap<>(house.granted(subject.contender().layout()));
        granted.keySet().retainAll(subject.functions().keySet());
        return granted;
    }

    /** Only of endpoints that were asked: of the others nobody knows what they need. */
    private static Map<Endpoint, Set<String>> unused(
            Map<Endpoint, Set<String>> granted, Map<Endpoint, Set<String>> needed) {
        Map<Endpoint, Set<String>> unused = new HashMap<>();
        needed.forEach((endpoint, actions) ->
                unused.put(endpoint, Permissions.unused(granted.getOrDefault(endpoint, Set.of()), actions)));
        return unused;
    }

    private Map<Endpoint, Integer> redeployed(Subject subject, List<Resource> functions) {
        Map<Path, Set<String>> held = functions.stream()
                .map(this::zip)
                .distinct()
                .collect(Collectors.toMap(it -> it, it -> ClassesInZip.of(it, Set.copyOf(classes.values()))));
        Map<Endpoint, Integer> redeployed = new HashMap<>();
        for (Endpoint endpoint : subject.functions().keySet()) {
            String own = classes.get(endpoint);
            if (own != null) {
                redeployed.put(endpoint, (int) functions.stream()
                        .filter(it -> held.getOrDefault(zip(it), Set.of()).contains(own))
                        .count());
            }
        }
        return redeployed;
    }
}
