package comparison.trace;

import comparison.model.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping in a described mix; whatever is wrong with it is said with the way to the field. */
final class MixField {
    private final String at;
    private final Map<?, ?> members;

    private MixField(String at, Map<?, ?> members) {
        this.at = at;
        this.members = members;
    }

    static MixField of(String at, Object node) throws TraceException {
        if (node instanceof Map<?, ?> map) {
            return new MixField(at, map);
        }
        throw new TraceException("%s must be a mapping".formatted(at));
    }

    void only(String... known) throws TraceException {
        for (Object name : members.keySet()) {
            if (!List.of(known).contains(String.valueOf(name))) {
                throw new TraceException(
                        "%s: %s is not known; there are %s".formatted(at, name, String.join(", ", known)));
            }
        }
    }

    List<MixField> list(String name) throws TraceException {
        Object value = members.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw new TraceException("%s: %s must be a list".formatted(at, name));
        }
        var fields = new ArrayList<MixField>();
        for (int i = 0; i < list.size(); i++) {
            fields.add(of("%s: %s[%d]".formatted(at, name, i), list.get(i)));
        }
        return fields;
    }

    double number(String name, double least, double most) throws TraceException {
        if (!members.containsKey(name)) {
            throw new TraceException("%s: %s is missing".formatted(at, name));
        }
        return number(name, least, least, most);
    }

    double number(String name, double fallback, double least, double most) throws TraceException {
        Object value = members.get(name);
        if (value == null) {
            return fallback;
        }
        if (!(value instanceof Number number) || !(number.doubleValue() >= least && number.doubleValue() <= most)) {
            throw new TraceException("%s: %s must be a number from %s to %s".formatted(at, name, least, most));
        }
        return number.doubleValue();
    }

    String oneOf(String name, String fallback, List<String> choices) throws TraceException {
        String value =
                Optional.ofNullable(members.get(name)).map(String::valueOf).orElse(fallback);
        if (!choices.contains(value)) {
            throw new TraceException("%s: %s must be one of %s".formatted(at, name, String.join(", ", choices)));
        }
        return value;
    }

    Endpoint endpoint(String name) throws TraceException {
        return endpoint(name, String.valueOf(members.get(name)));
    }

    List<Endpoint> endpoints(String name) throws TraceException {
        if (!(members.get(name) instanceof List<?> list) || list.isEmpty()) {
            throw new TraceException("%s: %s must be a list of endpoints".formatted(at, name));
        }
        var endpoints = new ArrayList<Endpoint>();
        for (Object each : list) {
            endpoints.add(endpoint(name, each));
        }
        return endpoints;
    }

    private Endpoint endpoint(String name, Object value) throws TraceException {
        try {
            return Endpoint.parse(String.valueOf(value));
        } catch (IllegalArgumentException _) {
            throw new TraceException("%s: %s must be an endpoint such as GET /things/{id}".formatted(at, name));
        }
    }
}
