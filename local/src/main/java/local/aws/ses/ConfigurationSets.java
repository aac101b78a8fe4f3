package local.aws.ses;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Configuration sets and the topics that their events go to. Thread-safe. */
final class ConfigurationSets {
    private record Destination(String topicArn, Set<String> types) {}

    private final Map<String, List<Destination>> byName = new ConcurrentHashMap<>();

    void create(String name) {
        byName.putIfAbsent(name, new CopyOnWriteArrayList<>());
    }

    boolean exists(String name) {
        return byName.containsKey(name);
    }

    /** @param types as a template writes them: {@code BOUNCE}, {@code bounce}, {@code DELIVERY_DELAY}, {@code deliveryDelay} */
    void publishTo(String name, String topicArn, List<String> types) {
        byName.computeIfAbsent(name, it -> new CopyOnWriteArrayList<>())
                .add(new Destination(
                        topicArn,
                        types.stream().map(ConfigurationSets::plain).collect(Collectors.toUnmodifiableSet())));
    }

    /** The topics that want events of a type, named as in an event: {@code Bounce}, {@code Rendering Failure}. */
    List<String> topics(String name, String eventType) {
        return byName.getOrDefault(name, List.of()).stream()
                .filter(it -> it.types().contains(plain(eventType)))
                .map(Destination::topicArn)
                .toList();
    }

    private static String plain(String type) {
        return type.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    }
}
