package local.aws.ssm;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import local.aws.proxy.AwsError;

/** The parameters by name. Thread-safe. */
public final class Parameters {
    /** One version of a parameter; {@code type} is {@code String}, {@code StringList} or {@code SecureString}. */
    record Parameter(String name, String type, String value, long version, Instant changedAt) {}

    private final NavigableMap<String, Parameter> byName = new ConcurrentSkipListMap<>();

    /**
     * Sets a parameter.
     *
     * @return its version, 1 for a new one
     */
    public long put(String name, String type, String value, boolean overwrite, Instant now) {
        return byName.compute(name, (key, before) -> {
                    if (before != null && !overwrite) {
                        throw new AwsError(
                                400,
                                "ParameterAlreadyExists",
                                "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");
                    }
                    return new Parameter(name, type, value, before == null ? 1 : before.version() + 1, now);
                })
                .version();
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
