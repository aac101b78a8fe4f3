package mailroom.access.adapter;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where the copy lies in the table. */
record Key(String pk, String sk) {
    private static final String COPY = "COPY";

    static Key head() {
        return new Key("ACL", "HEAD");
    }

    static Key person(String subject) {
        return new Key("ACL#PERSON#" + subject, COPY);
    }

    static Key key(String id) {
        return new Key("ACL#KEY#" + id, COPY);
    }

    Map<String, AttributeValue> attributes() {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
    }

    boolean isOf(Map<String, AttributeValue> item) {
        return attributes().entrySet().stream().allMatch(it -> it.getValue().equals(item.get(it.getKey())));
    }
}
