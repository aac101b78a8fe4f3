package mailroom.access.fake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mailroom.access.Person;
import mailroom.access.Rights;
import mailroom.access.Snapshot;
import mailroom.access.copy.Change;
import mailroom.access.copy.Entries;
import mailroom.access.copy.Head;
import mailroom.access.copy.Heads;

/** A copy in memory, with a count of its reads. */
public final class InMemoryCopy implements Heads, Entries, Rights {
    private final Map<String, Change.OfPerson> people = new HashMap<>();
    private final Map<String, Change.OfKey> keys = new HashMap<>();
    private Optional<Head> head = Optional.empty();
    private int reads;

    @Override
    public synchronized Optional<Head> read() {
        return head;
    }

    @Override
    public synchronized Written replace(Head by) {
        if (by.revision() != head.map(Head::revision).orElse(0L) + 1) {
            return Written.OVERTAKEN;
        }
        head = Optional.of(by);
        return Written.DONE;
    }

    @Override
    public synchronized Kept keep(Change.Single change) {
        return switch (change) {
            case Change.OfPerson it -> kept(people, it.subject(), it);
            case Change.OfKey it -> kept(keys, it.id(), it);
        };
    }

    private static <C extends Change> Kept kept(Map<String, C> all, String id, C change) {
        if (all.containsKey(id) && all.get(id).version() >= change.version()) {
            return Kept.KNOWN;
        }
        all.put(id, change);
        return Kept.NEW;
    }

    @Override
    public synchronized Optional<Snapshot> read(String subject, String keyId) {
        reads++;
        Optional<Person> person = Optional.ofNullable(people.get(subject)).flatMap(Change.OfPerson::now);
        boolean revoked = keys.containsKey(keyId) && keys.get(keyId).revoked();
        return head.map(it -> new Snapshot(it.version(), texts(it), disabledRoles(it), person, revoked));
    }

    /** How often rights were read. */
    public synchronized int reads() {
        return reads;
    }

    private static Map<String, String> texts(Head head) {
        Map<String, String> texts = new HashMap<>();
        head.policies().forEach((id, policy) -> policy.text().ifPresent(it -> texts.put(id, it)));
        return texts;
    }

    private static Set<String> disabledRoles(Head head) {
        return head.roles().entrySet().stream()
                .filter(it -> it.getValue().disabled())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
