package mailroom.access.adapter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One item, read by attribute name. A missing attribute means an item that this code did not write. */
record Item(Map<String, AttributeValue> attributes) {
    Item {
        attributes = Map.copyOf(attributes);
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    String text(String name) {
        return attribute(name).s();
    }

    long number(String name) {
        return Long.parseLong(attribute(name).n());
    }

    boolean truth(String name) {
        return attribute(name).bool();
    }

    /** Empty where there is no such set: the table keeps none without members. */
    List<String> texts(String name) {
        return has(name) ? attribute(name).ss() : List.of();
    }

    List<String> numbers(String name) {
        return has(name) ? attribute(name).ns() : List.of();
    }

    Map<String, AttributeValue> map(String name) {
        return attribute(name).m();
    }

    private AttributeValue attribute(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("an item of the ACL's copy without " + name);
        }
        return value;
    }

    static AttributeValue n(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    static Map<String, AttributeValue> of(Key key, Map<String, AttributeValue> others) {
        var all = new HashMap<>(others);
        all.putAll(key.attributes());
        return all;
    }
}
