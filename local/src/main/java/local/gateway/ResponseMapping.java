package local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import local.gateway.ParameterMapping.Change;
import local.gateway.Reply.Header;

/** Changes to answers, by the status with which they came. */
record ResponseMapping(Map<String, ParameterMapping> byStatus) {
    static final ResponseMapping NONE = new ResponseMapping(Map.of());

    ResponseMapping {
        byStatus = Map.copyOf(byStatus);
    }

    /**
     * Reads {@code responseParameters}: by status a map of keys to values as OpenAPI has it, or CloudFormation's list of destinations and
     * sources.
     *
     * @throws IllegalArgumentException for what the service does not take either
     */
    static ResponseMapping parse(JsonNode map) {
        Map<String, ParameterMapping> byStatus = new HashMap<>();
        for (var entry : map.properties()) {
            JsonNode list = entry.getValue().path("ResponseParameters");
            byStatus.put(
                    entry.getKey(),
                    list.isArray()
                            ? new ParameterMapping(list.valueStream()
                                    .map(it -> ParameterMapping.change(
                                            it.path("Destination").asText(),
                                            it.path("Source").asText()))
                                    .toList())
                            : ParameterMapping.parse(entry.getValue()));
        }
        return new ResponseMapping(byStatus);
    }

    /** @param values what selection expressions stand for */
    Reply apply(Reply reply, Function<String, Optional<String>> values) {
        ParameterMapping mapping = byStatus.get(Integer.toString(reply.status()));
        if (mapping == null) {
            return reply;
        }
        int status = reply.status();
        List<Header> headers = new ArrayList<>(reply.headers());
        for (Change change : mapping.changes()) {
            String value = change.value().value(values);
            switch (change.place()) {
                case HEADER -> {
                    if (change.action() != ParameterMapping.Action.APPEND) {
                        headers.removeIf(it -> it.name().equals(change.name()));
                    }
                    if (change.action() != ParameterMapping.Action.REMOVE && !value.isEmpty()) {
                        headers.add(new Header(change.name(), value));
                    }
                }
                case STATUSCODE -> status = value.matches("[2-5][0-9]{2}") ? Integer.parseInt(value) : status;
                case PATH, QUERYSTRING -> {
                    // an answer has neither
                }
            }
        }
        return new Reply(status, headers, reply.body(), reply.why());
    }
}
