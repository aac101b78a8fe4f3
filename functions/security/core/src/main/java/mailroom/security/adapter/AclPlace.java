package mailroom.security.adapter;

import java.util.Map;
import mailroom.security.domain.Kind;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where the ACL lies in the security table.
 *
 * <ul>
 *   <li>{@code RULES} / {@code HEAD}, {@code ROLE#<name>}, {@code POLICY#<id>}: all that one query must see at once
 *   <li>{@code PEOPLE} / {@code <subject>}
 *   <li>{@code KEY#<id>} / {@code KEY}, as {@link DynamoApiKeys} reads it; {@code KEYS} / {@code <id>} lists them
 *   <li>{@code REVOKED} / {@code <id>}, until nobody can present the key any more
 *   <li>{@code AUDIT} / {@code CHANGE#<version>}: written once, and the outbox by its stream record
 * </ul>
 *
 * Every thing has {@code v}, the version of its last change; a deleted one stays as {@code deleted}.
 */
record AclPlace(String pk, String sk) {
    static final String RULES = "RULES";
    static final String PEOPLE = "PEOPLE";
    static final String KEYS = "KEYS";
    static final String REVOKED = "REVOKED";
    static final String AUDIT = "AUDIT";
    static final AclPlace HEAD = new AclPlace(RULES, "HEAD");
    static final String ROLE = "ROLE#";
    static final String POLICY = "POLICY#";
    static final String CHANGE = "CHANGE#";

    static AclPlace of(Kind kind, String id) {
        return switch (kind) {
            case PERSON -> new AclPlace(PEOPLE, id);
            case ROLE -> new AclPlace(RULES, ROLE + id);
            case POLICY -> new AclPlace(RULES, POLICY + id);
            case KEY -> new AclPlace("KEY#" + id, "KEY");
        };
    }

    static AclPlace ofChange(long version) {
        return new AclPlace(AUDIT, "%s%012d".formatted(CHANGE, version));
    }

    Map<String, AttributeValue> key() {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
    }
}
