package mailroom.access;

import java.util.Map;

/**
 * What somebody wants to do, and to what: the words of {@code access.cedarschema}.
 *
 * @param action such as {@code ReadBatch}
 * @param type {@code Batch} or {@code Service}
 * @param attributes all that the schema asks of the type, each a String, a Long or a Boolean
 */
public record Target(String action, String type, String id, Map<String, Object> attributes) {
    public Target {
        attributes = Map.copyOf(attributes);
    }

    /** An action on a service as a whole, such as ListBatches on {@code batches}. */
    public static Target service(String action, String name) {
        return new Target(action, "Service", name, Map.of("name", name));
    }
}
