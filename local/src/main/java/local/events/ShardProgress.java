package local.events;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which records of a shard are done, several being under way at a time, and so behind which one reading could begin again. */
final class ShardProgress {
    private final Deque<String> read = new ArrayDeque<>();
    private final Set<String> done = new HashSet<>();

    /** Records were read, in this order, behind all others. */
    void read(Collection<String> sequenceNumbers) {
        read.addAll(sequenceNumbers);
    }

    /** Records are done, in any order. Answers with the last one up to which all are, where that is another than before. */
    Optional<String> done(Collection<String> sequenceNumbers) {
        done.addAll(sequenceNumbers);
        Optional<String> last = Optional.empty();
        for (String next = read.peek(); next != null && done.remove(next); next = read.peek()) {
            last = Optional.of(read.remove());
        }
        return last;
    }

    /** How many are read and not yet behind that point. */
    int open() {
        return read.size();
    }
}
