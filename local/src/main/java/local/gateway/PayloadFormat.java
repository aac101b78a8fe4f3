package local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** How an event for a function or an authorizer is written, and how a function's answer is read. */
enum PayloadFormat {
    /** REST APIs' old one: several values of a name apart, cookies among the headers. */
    V1,
    V2;

    /** Empty for what is no format; templates write it as a text or as a number. */
    static Optional<PayloadFormat> of(JsonNode version) {
        return switch (version.asText()) {
            case "1.0" -> Optional.of(V1);
            case "2.0" -> Optional.of(V2);
            default -> Optional.empty();
        };
    }
}
