package mailroom.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The headers of a gateway's event. */
public final class Headers {
    private Headers() {}

    /** By a name in any case: the gateway writes names in lower case, {@code sam local} leaves them as they were sent. */
    public static Optional<String> find(JsonNode event, String name) {
        return event.path("headers").properties().stream()
                .filter(it ->
                        it.getKey().equalsIgnoreCase(name) && it.getValue().isTextual())
                .map(it -> it.getValue().textValue())
                .findFirst();
    }
}
