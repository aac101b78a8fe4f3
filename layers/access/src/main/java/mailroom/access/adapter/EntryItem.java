package mailroom.access.adapter;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mailroom.access.Person;
import mailroom.access.copy.Change;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@code ACL#PERSON#<subject> / COPY} and {@code ACL#KEY#<id> / COPY}. One without a team is of a person that is no more. */
final class EntryItem {
    private EntryItem() {}

    static Map<String, AttributeValue> of(Change.Single change) {
        return switch (change) {
            case Change.OfPerson(var version, var subject, var now) ->
                Item.of(
                        Key.person(subject),
                        now.map(it -> person(version, it)).orElseGet(() -> Map.of("v", Item.n(version))));
            case Change.OfKey(var version, var id, var revoked) ->
                Item.of(Key.key(id), Map.of("v", Item.n(version), "revoked", AttributeValue.fromBool(revoked)));
        };
    }

    static Optional<Person> person(Item item) {
        return item.has("team")
                ? Optional.of(new Person(item.text("team"), Set.copyOf(item.texts("roles")), item.truth("disabled")))
                : Optional.empty();
    }

    private static Map<String, AttributeValue> person(long version, Person person) {
        var fields = new HashMap<>(Map.of(
                "v", Item.n(version),
                "team", AttributeValue.fromS(person.team()),
                "disabled", AttributeValue.fromBool(person.disabled())));
        if (!person.roles().isEmpty()) {
            fields.put(
                    "roles",
                    AttributeValue.fromSs(person.roles().stream().sorted().toList()));
        }
        return fields;
    }
}
