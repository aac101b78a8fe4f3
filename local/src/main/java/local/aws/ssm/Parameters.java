package local.aws.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
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

    private final NavigableMap<String, Parameter> byName = new ConcurrentSkipListMap<>();
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
     * @return its version, 1 for a new one
     */
    public long put(String name, String type, String value, boolean overwrite, Instant now) {
        return change(name, before -> {
            if (before.isPresent() && !overwrite) {
                throw new AwsError(
                        400,
                        "ParameterAlreadyExists",
                        "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");
            }
            return new Parameter(name, type, value, next(before), now, before.flatMap(Parameter::declared));
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
        Parameter after = change.of(Optional.ofNullable(byName.get(name)));
        byName.put(name, after);
        kept.ifPresent(it -> it.write(all()));
        return after.version();
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

    /** @param name the name or the ARN */
    Optional<Parameter> find(String name) {
        int arn = name.indexOf(":parameter/");
        String plain = arn < 0 ? name : name.substring(arn + ":parameter".length());
        return Optional.ofNullable(byName.get(plain))
                .or(() -> Optional.ofNullable(byName.get(arn < 0 ? plain : plain.substring(1))));
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
