package mailroom.access.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import mailroom.access.copy.Change;
import mailroom.access.copy.Snapshots;

/** The security service as a copy sees it: a history that grows, and snapshots of it in small pages. */
public final class Authority implements Snapshots {
    private static final int PAGE = 2;

    private final List<Change> history = new ArrayList<>();
    private int asked;

    /** The next change; its version must be the next one. */
    public void change(Change change) {
        if (change.version() != history.size() + 1) {
            throw new IllegalArgumentException("version %d after %d".formatted(change.version(), history.size()));
        }
        history.add(change);
    }

    public long version() {
        return history.size();
    }

    /** How often a first page was asked for. */
    public int asked() {
        return asked;
    }

    @Override
    public Page page(OptionalLong known, Optional<String> after) {
        if (after.isEmpty()) {
            asked++;
            if (known.isPresent() && known.getAsLong() == version()) {
                return new Page(version(), true, List.of(), Optional.empty());
            }
        }
        List<Change> all = entries();
        int from = after.map(Integer::parseInt).orElse(0);
        int to = Math.min(from + PAGE, all.size());
        return new Page(
                version(),
                false,
                all.subList(from, to),
                to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
    }

    /** What there is: no deleted policies, no keys that were not revoked. */
    private List<Change> entries() {
        Map<String, Change> last = new HashMap<>();
        history.forEach(it -> last.put(
                switch (it) {
                    case Change.OfPerson(var _, var id, var _) -> "person/" + id;
                    case Change.OfKey(var _, var id, var _) -> "key/" + id;
                    case Change.OfRole(var _, var id, var _) -> "role/" + id;
                    case Change.OfPolicy(var _, var id, var _) -> "policy/" + id;
                },
                it));
        return last.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .filter(it -> !(it instanceof Change.OfPolicy(var _, var _, var text) && text.isEmpty()))
                .filter(it -> !(it instanceof Change.OfKey(var _, var _, var revoked) && !revoked))
                .toList();
    }
}
