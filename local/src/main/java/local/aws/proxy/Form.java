package local.aws.proxy;

import io.vertx.core.buffer.Buffer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;

/** The fields of a query protocol request, such as {@code Attributes.entry.1.key}. */
public final class Form {
    private static final int LONGEST_ACTION = 80;

    private final Map<String, String> fields;

    private Form(Map<String, String> fields) {
        this.fields = fields;
    }

    public static Form parse(Buffer body) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        for (String pair : body.toString(StandardCharsets.UTF_8).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new Form(fields);
    }

    /** The operation; SDKs write it first, and then nothing else is decoded. */
    static String action(Buffer body) {
        String start = body.getString(0, Math.min(body.length(), LONGEST_ACTION));
        int end = start.indexOf('&');
        return start.startsWith("Action=") && end > 0
                ? start.substring("Action=".length(), end)
                : parse(body).optional("Action").orElse("");
    }

    public Optional<String> optional(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    public String required(String name) {
        return optional(name)
                .orElseThrow(() -> new AwsError(400, "InvalidParameter", "Invalid parameter: " + name + " is missing"));
    }

    /** Is there any field under this prefix, such as {@code Entries.member.2}? */
    public boolean has(String prefix) {
        return fields.containsKey(prefix) || fields.keySet().stream().anyMatch(it -> it.startsWith(prefix + "."));
    }

    /** How much the fields of such names carry. */
    long bytes(Predicate<String> name) {
        return fields.entrySet().stream()
                .filter(it -> name.test(it.getKey()))
                .mapToLong(it -> it.getValue().getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
