package local.aws.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import local.aws.data.JsonFile;
import local.aws.proxy.AwsError;

/** The parameters by name. They live as long as the process, or as the file that they are kept in. Thread-safe. */
public final class Parameters {
    /**
     * One version of a parameter.
     *
     * @param type {@code String}, {@code StringList} or {@code SecureString}
     * @param declared the value that the template had when it was used last
     */
    record Parameter(
            String name, String type, String value, long version, Instant changedAt, Optional<String> declared) {}

    private static final int MOST_VERSIONS = 100;

    private final NavigableMap<String, Parameter> byName = new ConcurrentSkipListMap<>();
    /** Older versions, the oldest first. They live as long as the process. */
    private final Map<String, Deque<Parameter>> older = new ConcurrentHashMap<>();

    private final Optional<JsonFile> kept;

    /** Parameters that live as long as the process. */
    public Parameters() {
        this(Optional.empty());
    }

    /** @param file holds the parameters, secure strings in plain sight; those in it are there at once */
    public Parameters(Optional<JsonFile> file) {
        this.kept = file;
        file.ifPresent(it -> it.read().path("parameters").forEach(json -> {
            Parameter parameter = read(json);
            byName.put(parameter.name(), parameter);
        }));
    }

    /**
     * Sets a parameter.
     *
     * @param type none: as it was, {@code String} for a new one
     * @return its version, 1 for a new one
     */
    public long put(String name, Optional<String> type, String value, boolean overwrite, Instant now) {
        return change(name, before -> {
            if (before.isPresent() && !overwrite) {
                throw new AwsError(
                        400,
                        "ParameterAlreadyExists",
                        "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");
            }
            return new Parameter(
                    name,
                    type.or(() -> before.map(Parameter::type)).orElse("String"),
                    value,
                    next(before),
                    now,
                    before.flatMap(Parameter::declared));
        });
    }

    /** Sets a parameter as a deployment does: what was put since stays, unless the template has another value than the last time. */
    public void declare(String name, String type, String value, Instant now) {
        change(name, before -> before.filter(it -> it.declared().equals(Optional.of(value)))
                .orElseGet(() -> new Parameter(name, type, value, next(before), now, Optional.of(value))));
    }

    private static long next(Optional<Parameter> before) {
        return before.map(it -> it.version() + 1).orElse(1L);
    }

    private synchronized long change(String name, Change change) {
        Optional<Parameter> before = Optional.ofNullable(byName.get(name));
        Parameter after = change.of(before);
        byName.put(name, after);
        before.filter(it -> it.version() < after.version()).ifPresent(this::keep);
        kept.ifPresent(it -> it.write(all()));
        return after.version();
    }

    private void keep(Parameter before) {
        Deque<Parameter> versions = older.computeIfAbsent(before.name(), _ -> new ConcurrentLinkedDeque<>());
        versions.add(before);
        if (versions.size() >= MOST_VERSIONS) {
            versions.poll();
        }
    }

    /** Takes a parameter away with all its versions. False: there was none. */
    synchronized boolean delete(String name) {
        older.remove(name);
        boolean was = byName.remove(name) != null;
        kept.filter(_ -> was).ifPresent(it -> it.write(all()));
        return was;
    }

    private interface Change {
        Parameter of(Optional<Parameter> before);
    }

    private JsonNode all() {
        var json = JsonNodeFactory.instance.objectNode();
        var parameters = json.putArray("parameters");
        byName.values().forEach(it -> {
            var parameter = parameters
                    .addObject()
                    .put("name", it.name())
                    .put("type", it.type())
                    .put("value", it.value())
                    .put("version", it.version())
                    .put("changed_at", it.changedAt().toString());
            it.declared().ifPresent(value -> parameter.put("declared", value));
        });
        return json;
    }

    private static Parameter read(JsonNode json) {
        return new Parameter(
                json.path("name").asText(),
                json.path("type").asText(),
                json.path("value").asText(),
                json.path("version").asLong(),
                Instant.parse(json.path("changed_at").asText()),
                json.has("declared") ? Optional.of(json.path("declared").asText()) : Optional.empty());
    }

    /** @param name the name or the ARN, with {@code :3} behind it for the third version */
    Optional<Parameter> find(String name) {
        int arn = name.indexOf(":parameter/");
        String plain = arn < 0 ? name : name.substring(arn + ":parameter".length());
        int colon = plain.indexOf(':');
        return current(colon < 0 ? plain : plain.substring(0, colon), arn >= 0)
                .flatMap(it -> colon < 0 ? Optional.of(it) : version(it, plain.substring(colon + 1)));
    }

    /** An ARN has a slash before every name, also before one that has none. */
    private Optional<Parameter> current(String name, boolean ofArn) {
        return Optional.ofNullable(byName.get(name))
                .or(() -> Optional.ofNullable(byName.get(ofArn ? name.substring(1) : name)));
    }

    private Optional<Parameter> version(Parameter current, String number) {
        return versions(current).stream()
                .filter(it -> number.equals("" + it.version()))
                .findFirst();
    }

    /** All versions that are kept of a parameter, the oldest first. */
    List<Parameter> versions(Parameter current) {
        List<Parameter> all = new ArrayList<>(older.getOrDefault(current.name(), new ArrayDeque<>()));
        all.add(current);
        return all;
    }

    /** Every parameter, by name. */
    List<Parameter> everything() {
        return List.copyOf(byName.values());
    }

    /** All below a path such as {@code /mail}; only those directly below it unless {@code recursive}. */
    List<Parameter> below(String path, boolean recursive) {
        String prefix = path.endsWith("/") ? path : path + "/";
        return byName.tailMap(prefix, true).values().stream()
                .takeWhile(it -> it.name().startsWith(prefix))
                .filter(it -> recursive || it.name().indexOf('/', prefix.length()) < 0)
                .toList();
    }
}
