package mailroom.security.adapter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mailroom.security.domain.IssuedKey;
import mailroom.security.domain.Kind;
import mailroom.security.domain.Page;
import mailroom.security.domain.Person;
import mailroom.security.domain.Role;
import mailroom.security.domain.Stored;
import mailroom.security.domain.Thing;
import mailroom.security.port.Things;

/** Keys are listed by their ids alone and then read, so that there is one item that says how a key stands. */
record DynamoThings(AclTable table) implements Things {
    @Override
    public <T extends Thing> Optional<Stored<T>> find(Class<T> type, String id) {
        Kind kind = kind(type);
        if (!kind.isId(id)) {
            return Optional.empty(); // DynamoDB would refuse an empty or a very long key
        }
        return table.get(AclPlace.of(kind, id)).filter(it -> !it.isDeleted()).map(it -> it.as(type));
    }

    @Override
    public <T extends Thing> Page<Stored<T>> page(Class<T> type, Optional<String> after, int limit) {
        AclPlace first = listed(kind(type));
        String from = after.map(it -> first.sk() + it).orElse("");
        AclTable.Rows rows = table.query(first.pk(), first.sk(), from, limit);
        Stream<AclItem> items = type == IssuedKey.class
                ? keys(rows.items())
                : rows.items().stream().filter(it -> !it.isDeleted());
        Optional<String> next = rows.more() && !rows.items().isEmpty()
                ? Optional.of(rows.items().getLast().after(first.sk()))
                : Optional.empty();
        return new Page<>(items.map(it -> it.as(type)).toList(), next);
    }

    private Stream<AclItem> keys(List<AclItem> listed) {
        Map<String, AclItem> byPlace = new HashMap<>();
        table.get(listed.stream()
                        .map(it -> AclPlace.of(Kind.KEY, it.text("sk")))
                        .toList())
                .forEach(it -> byPlace.put(it.text("pk"), it));
        return listed.stream()
                .map(it -> AclPlace.of(Kind.KEY, it.text("sk")).pk())
                .filter(byPlace::containsKey)
                .map(byPlace::get);
    }

    private static Kind kind(Class<? extends Thing> type) {
        if (type == Person.class) {
            return Kind.PERSON;
        }
        if (type == Role.class) {
            return Kind.ROLE;
        }
        return type == IssuedKey.class ? Kind.KEY : Kind.POLICY;
    }

    /** The partition that lists the kind, and what its sort keys begin with. */
    private static AclPlace listed(Kind kind) {
        return switch (kind) {
            case PERSON -> new AclPlace(AclPlace.PEOPLE, "");
            case KEY -> new AclPlace(AclPlace.KEYS, "");
            case ROLE -> new AclPlace(AclPlace.RULES, AclPlace.ROLE);
            case POLICY -> new AclPlace(AclPlace.RULES, AclPlace.POLICY);
        };
    }
}
