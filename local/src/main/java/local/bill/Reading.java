package local.bill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** All meters read at one moment: what a bill is made from, whatever the prices. */
public record Reading(Instant since, Instant until, Used used, Standing standing) {
    public Reading {
        if (until.isBefore(since)) {
            throw new IllegalArgumentException("a reading from %s until %s goes backwards".formatted(since, until));
        }
    }

    public Duration time() {
        return Duration.between(since, until);
    }

    public String toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("since", since.toString()).put("until", until.toString());
        json.set("usage", used.toJson());
        json.set("standing", standing.toJson());
        return json.toString();
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Reading parse(String text) {
        try {
            JsonNode json = JsonMapper.builder().build().readTree(text);
            return new Reading(
                    Instant.parse(json.path("since").asText()),
                    Instant.parse(json.path("until").asText()),
                    Used.of(json.path("usage")),
                    Standing.of(json.path("standing")));
        } catch (JsonProcessingException | DateTimeParseException e) {
            throw new IllegalArgumentException("this is no reading of a stack's meters", e);
        }
    }
}
