package mailroom.security.port;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailroom.security.domain.AclEntry;
import mailroom.security.domain.Change;
import mailroom.security.domain.Edit;
import mailroom.security.domain.Head;
import mailroom.security.domain.IssuedKey;
import mailroom.security.domain.Kind;
import mailroom.security.domain.Page;
import mailroom.security.domain.Person;
import mailroom.security.domain.Policy;
import mailroom.security.domain.Role;
import mailroom.security.domain.Standing;
import mailroom.security.domain.Stored;
import mailroom.security.domain.Thing;

/** The ACL in memory. */
public final class MemoryAcl implements Things, Changes, Standings, AuditTrail, AclEntries {
    private record Kept(Thing thing, long version, boolean deleted, long revokedUntil) {}

    private final InstantSource clock;
    private final Map<String, Kept> kept = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();
    private Head head = Head.NONE;
    private Runnable beforeWrite = () -> {};

    public MemoryAcl(InstantSource clock) {
        this.clock = clock;
    }

    /** Runs {@code race} once, right before the next write. */
    public void beforeNextWrite(Runnable race) {
        beforeWrite = () -> {
            beforeWrite = () -> {};
            race.run();
        };
    }

    /** Every change there was, the first first. */
    public synchronized List<Change> changes() {
        return List.copyOf(changes);
    }

    @Override
    public synchronized Head head() {
        return head;
    }

    @Override
    public Write write(Head seen, Edit edit, Change change) {
        beforeWrite.run();
        return written(seen, edit, change);
    }

    private synchronized Write written(Head seen, Edit edit, Change change) {
        String place = place(edit.thing().kind(), edit.thing().id());
        Kept now = kept.get(place);
        boolean fits =
                switch (edit) {
                    case Edit.Create _ -> now == null || now.deleted;
                    case Edit.Replace(var before, var _) -> isStill(now, before);
                    case Edit.Delete(var before) -> isStill(now, before);
                };
        if (!fits) {
            return new Write.Stale();
        }
        if (!head.equals(seen)) {
            return new Write.HeadMoved();
        }
        head = head.after(edit);
        long until = change.at().plus(REVOKED_KEPT).getEpochSecond();
        kept.put(place, new Kept(edit.thing(), change.version(), edit instanceof Edit.Delete, until));
        changes.add(change);
        return new Write.Done();
    }

    private static boolean isStill(@org.jspecify.annotations.Nullable Kept now, Stored<?> before) {
        return now != null && !now.deleted && now.version == before.version();
    }

    private static String place(Kind kind, String id) {
        return kind + "#" + id;
    }

    private <T extends Thing> Stream<Stored<T>> all(Class<T> type) {
        return kept.values().stream()
                .filter(it -> !it.deleted && type.isInstance(it.thing))
                .map(it -> new Stored<>(type.cast(it.thing), it.version));
    }

    @Override
    public synchronized <T extends Thing> Optional<Stored<T>> find(Class<T> type, String id) {
        return all(type).filter(it -> it.thing().id().equals(id)).findFirst();
    }

    @Override
    public synchronized <T extends Thing> Page<Stored<T>> page(Class<T> type, Optional<String> after, int limit) {
        List<Stored<T>> rest = all(type)
                .filter(it -> after.isEmpty() || it.thing().id().compareTo(after.get()) > 0)
                .toList();
        List<Stored<T>> items = rest.stream().limit(limit).toList();
        return new Page<>(
                items, rest.size() > limit ? Optional.of(items.getLast().thing().id()) : Optional.empty());
    }

    @Override
    public synchronized Standing read(String subject, String keyId) {
        return new Standing(
                head.version(),
                all(Policy.class).collect(Collectors.toMap(it -> it.thing().id(), it -> it.thing()
                        .text())),
                all(Role.class)
                        .filter(it -> it.thing().disabled())
                        .map(it -> it.thing().name())
                        .collect(Collectors.toSet()),
                find(Person.class, subject).map(Stored::thing),
                find(IssuedKey.class, keyId)
                        .filter(it -> it.thing().isRevoked())
                        .isPresent());
    }

    @Override
    public synchronized Page<Change> page(OptionalLong before, int limit) {
        List<Change> rest = changes.reversed().stream()
                .filter(it -> before.isEmpty() || it.version() < before.getAsLong())
                .toList();
        List<Change> items = rest.stream().limit(limit).toList();
        return new Page<>(
                items,
                rest.size() > limit ? Optional.of(Long.toString(items.getLast().version())) : Optional.empty());
    }

    @Override
    public synchronized Page<AclEntry> page(Optional<String> after, int limit) {
        if (after.isPresent() && !kept.containsKey(after.get())) {
            throw new IllegalArgumentException("no such place in a snapshot");
        }
        List<Map.Entry<String, Kept>> rest = kept.entrySet().stream()
                .filter(it -> after.isEmpty() || it.getKey().compareTo(after.get()) > 0)
                .toList();
        List<AclEntry> entries = rest.stream()
                .limit(limit)
                .map(Map.Entry::getValue)
                .filter(this::isTold)
                .map(it -> new AclEntry(
                        it.thing.kind(), it.thing.id(), it.version, it.deleted ? Map.of() : it.thing.state()))
                .toList();
        return new Page<>(
                entries, rest.size() > limit ? Optional.of(rest.get(limit - 1).getKey()) : Optional.empty());
    }

    private boolean isTold(Kept it) {
        return !(it.thing instanceof IssuedKey key)
                || (key.isRevoked() && it.revokedUntil > clock.instant().getEpochSecond());
    }

    /** As {@link RolesOf} sees it. */
    public synchronized Set<String> rolesOf(String subject) {
        Set<String> disabled = read(subject, "").disabledRoles();
        return find(Person.class, subject).stream()
                .map(Stored::thing)
                .filter(it -> !it.disabled())
                .flatMap(it -> it.roles().stream())
                .filter(it -> !disabled.contains(it))
                .collect(Collectors.toUnmodifiableSet());
    }
}
