package mailroom.security.adapter;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mailroom.security.domain.AclEntry;
import mailroom.security.domain.Kind;
import mailroom.security.domain.Page;
import mailroom.security.domain.Role;
import mailroom.security.port.AclEntries;

/** One partition after the other; a place is {@code <partition>:<sort key>}. */
record DynamoAclEntries(AclTable table, InstantSource clock) implements AclEntries {
    private static final List<String> PARTITIONS = List.of(AclPlace.RULES, AclPlace.PEOPLE, AclPlace.REVOKED);

    @Override
    public Page<AclEntry> page(Optional<String> after, int limit) {
        String place = after.orElse(AclPlace.RULES + ":");
        int colon = place.indexOf(':');
        String partition = colon < 0 ? "" : place.substring(0, colon);
        int at = PARTITIONS.indexOf(partition);
        if (at < 0) {
            throw new IllegalArgumentException("no such place in a snapshot");
        }
        AclTable.Rows rows = table.query(partition, "", place.substring(colon + 1), limit);
        List<AclEntry> entries = rows.items().stream().flatMap(this::entry).toList();
        if (rows.more()) {
            return new Page<>(
                    entries,
                    Optional.of(partition + ":" + rows.items().getLast().text("sk")));
        }
        boolean last = at == PARTITIONS.size() - 1;
        return new Page<>(entries, last ? Optional.empty() : Optional.of(PARTITIONS.get(at + 1) + ":"));
    }

    private Stream<AclEntry> entry(AclItem item) {
        return switch (item.text("pk")) {
            case AclPlace.PEOPLE ->
                Stream.of(new AclEntry(
                        Kind.PERSON,
                        item.text("sk"),
                        item.version(),
                        item.person().state()));
            case AclPlace.REVOKED -> isOver(item) ? Stream.empty() : Stream.of(revoked(item));
            default -> rule(item);
        };
    }

    private static Stream<AclEntry> rule(AclItem item) {
        if (item.isAt(AclPlace.ROLE)) {
            Role role = item.as(Role.class).thing();
            return Stream.of(new AclEntry(Kind.ROLE, role.name(), item.version(), role.state()));
        }
        if (item.isAt(AclPlace.POLICY)) {
            return Stream.of(new AclEntry(
                    Kind.POLICY,
                    item.after(AclPlace.POLICY),
                    item.version(),
                    item.isDeleted() ? Map.of() : item.policy().state()));
        }
        return Stream.empty();
    }

    private static AclEntry revoked(AclItem item) {
        return new AclEntry(Kind.KEY, item.text("sk"), item.version(), Map.of("revoked", true));
    }

    /** The table removes it some time after. */
    private boolean isOver(AclItem item) {
        return item.amount("ttl") <= clock.instant().getEpochSecond();
    }
}
