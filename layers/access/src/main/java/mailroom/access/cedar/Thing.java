package mailroom.access.cedar;

import java.util.Map;

/**
 * One entity, by the schema's words.
 *
 * @param attributes each a String, a Long or a Boolean
 */
public record Thing(String type, String id, Map<String, Object> attributes) {
    public Thing {
        attributes = Map.copyOf(attributes);
    }
}
