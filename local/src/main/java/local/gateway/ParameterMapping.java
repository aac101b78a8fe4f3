package local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes to a request on its way out, or to an answer on its way back: {@code append:header.name}, {@code overwrite:path} and so on. */
record ParameterMapping(List<Change> changes) {
    static final ParameterMapping NONE = new ParameterMapping(List.of());

    private static final Pattern KEY =
            Pattern.compile("(append|overwrite|remove):(header|querystring)\\.(.+)|overwrite:(path|statuscode)");
    private static final Set<String> RESERVED = Set.of(
            "authorization",
            "connection",
            "content-encoding",
            "content-length",
            "content-location",
            "forwarded",
            "keep-alive",
            "origin",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailers",
            "transfer-encoding",
            "upgrade",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-proto",
            "via");
    private static final List<String> RESERVED_PREFIXES = List.of("access-control-", "apigw-", "x-amz-", "x-amzn-");

    ParameterMapping {
        changes = List.copyOf(changes);
    }

    enum Action {
        APPEND,
        OVERWRITE,
        REMOVE
    }

    enum Place {
        HEADER,
        QUERYSTRING,
        PATH,
        STATUSCODE
    }

    /** @param name of a header in lower case or of a query parameter; empty for the path and the status */
    record Change(Action action, Place place, String name, Selection value) {}

    /**
     * Reads a map of keys to values.
     *
     * @throws IllegalArgumentException for what the service does not take either
     */
    static ParameterMapping parse(JsonNode map) {
        List<Change> changes = new ArrayList<>();
        map.properties()
                .forEach(it -> changes.add(change(it.getKey(), it.getValue().asText())));
        return new ParameterMapping(changes);
    }

    static Change change(String key, String value) {
        Matcher parts = KEY.matcher(key);
        if (!parts.matches()) {
            throw new IllegalArgumentException("parameter mapping '%s' is not known".formatted(key));
        }
        Selection selection = new Selection(value);
        if (parts.group(4) != null) {
            return new Change(Action.OVERWRITE, place(parts.group(4)), "", selection);
        }
        Place place = place(parts.group(2));
        String name = place == Place.HEADER ? parts.group(3).toLowerCase(Locale.ROOT) : parts.group(3);
        if (place == Place.HEADER && isReserved(name)) {
            throw new IllegalArgumentException("parameter mapping '%s': the header is reserved".formatted(key));
        }
        return new Change(Action.valueOf(parts.group(1).toUpperCase(Locale.ROOT)), place, name, selection);
    }

    private static Place place(String written) {
        return Place.valueOf(written.toUpperCase(Locale.ROOT));
    }

    private static boolean isReserved(String header) {
        return RESERVED.contains(header) || RESERVED_PREFIXES.stream().anyMatch(header::startsWith);
    }
}
