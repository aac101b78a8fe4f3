package mailroom.security.adapter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mailroom.security.domain.Head;
import mailroom.security.domain.IssuedKey;
import mailroom.security.domain.KeyId;
import mailroom.security.domain.Owner;
import mailroom.security.domain.Person;
import mailroom.security.domain.Policy;
import mailroom.security.domain.Role;
import mailroom.security.domain.Stored;
import mailroom.security.domain.Thing;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A thing's item, both ways; see {@link AclPlace}. */
record AclItem(Map<String, AttributeValue> item) {
    static final String VERSION = "v";
    static final String DELETED = "deleted";

    static Map<String, AttributeValue> of(Thing thing, long version) {
        var item = new HashMap<>(AclPlace.of(thing.kind(), thing.id()).key());
        item.put(VERSION, number(version));
        switch (thing) {
            case Person person -> {
                item.put("team", AttributeValue.fromS(person.owner().team()));
                item.put(
                        "roles",
                        AttributeValue.fromL(person.roles().stream()
                                .map(AttributeValue::fromS)
                                .toList()));
                item.put("disabled", AttributeValue.fromBool(person.disabled()));
            }
            case Role role -> {
                item.put("description", AttributeValue.fromS(role.description()));
                item.put("disabled", AttributeValue.fromBool(role.disabled()));
            }
            case Policy policy -> {
                item.put("description", AttributeValue.fromS(policy.description()));
                item.put("text", AttributeValue.fromS(policy.text()));
            }
            case IssuedKey key -> item.putAll(DynamoApiKeys.item(key.key()));
        }
        return item;
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    boolean isDeleted() {
        return item.containsKey(DELETED);
    }

    /** 0 for a key that was made beside the ACL. */
    long version() {
        AttributeValue version = item.get(VERSION);
        return version == null ? 0 : Long.parseLong(version.n());
    }

    <T extends Thing> Stored<T> as(Class<T> type) {
        return new Stored<>(type.cast(thing(type)), version());
    }

    private Thing thing(Class<? extends Thing> type) {
        if (type == Person.class) {
            return person();
        }
        if (type == Role.class) {
            return new Role(after(AclPlace.ROLE), text("description"), truth("disabled"));
        }
        return type == Policy.class ? policy() : issuedKey();
    }

    Person person() {
        Set<String> roles = Set.copyOf(item.getOrDefault("roles", AttributeValue.fromL(List.of())).l().stream()
                .map(AttributeValue::s)
                .toList());
        return new Person(new Owner(text("sk"), text("team")), roles, truth("disabled"));
    }

    Policy policy() {
        return new Policy(after(AclPlace.POLICY), text("description"), text("text"));
    }

    private IssuedKey issuedKey() {
        return new IssuedKey(DynamoApiKeys.key(new KeyId(text("pk").substring("KEY#".length())), item));
    }

    Head head() {
        return item.isEmpty()
                ? Head.NONE
                : new Head(amount("version"), Math.toIntExact(amount("roles")), Math.toIntExact(amount("policies")));
    }

    /** The sort key behind that prefix. */
    String after(String prefix) {
        return text("sk").substring(prefix.length());
    }

    boolean isAt(String prefix) {
        return text("sk").startsWith(prefix);
    }

    String text(String name) {
        return attribute(name).s();
    }

    boolean truth(String name) {
        return attribute(name).bool();
    }

    long amount(String name) {
        return Long.parseLong(attribute(name).n());
    }

    private AttributeValue attribute(String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("item %s / %s has no %s".formatted(item.get("pk"), item.get("sk"), name));
        }
        return value;
    }
}
