package mailroom.batches.adapter;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One item of the table, read by attribute name. A missing attribute means an item that this code did not write. */
record Item(Map<String, AttributeValue> attributes) {
    /** How often the item was changed since it was made; part of its batch's version. */
    static final String CHANGES = "changes";

    Item {
        attributes = Map.copyOf(attributes);
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    String text(String name) {
        return attribute(name).s();
    }

    String textOr(String name, String fallback) {
        return has(name) ? text(name) : fallback;
    }

    long number(String name) {
        return Long.parseLong(attribute(name).n());
    }

    int whole(String name) {
        return Math.toIntExact(number(name));
    }

    Instant time(String name) {
        return Instant.parse(text(name));
    }

    Instant seconds(String name) {
        return Instant.ofEpochSecond(number(name));
    }

    List<AttributeValue> list(String name) {
        return attribute(name).l();
    }

    Map<String, AttributeValue> map(String name) {
        return attribute(name).m();
    }

    long changes() {
        return has(CHANGES) ? number(CHANGES) : 0;
    }

    private AttributeValue attribute(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("an item without " + name);
        }
        return value;
    }

    static AttributeValue s(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue n(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    /** An item under construction. */
    static final class Builder {
        private final Map<String, AttributeValue> attributes = new HashMap<>();

        Builder(Key key) {
            attributes.putAll(key.attributes());
        }

        Builder put(String name, String value) {
            attributes.put(name, s(value));
            return this;
        }

        /** Leaves an empty text out. */
        Builder putGiven(String name, String value) {
            return value.isEmpty() ? this : put(name, value);
        }

        Builder put(String name, long value) {
            attributes.put(name, n(value));
            return this;
        }

        Builder put(String name, AttributeValue value) {
            attributes.put(name, value);
            return this;
        }

        Map<String, AttributeValue> attributes() {
            return Map.copyOf(attributes);
        }
    }
}
