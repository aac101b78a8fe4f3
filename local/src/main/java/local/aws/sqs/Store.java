package local.aws.sqs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * The messages of one queue and when each is visible: every message is on the shelf (visible), or hidden (delayed or in flight) with a time at
 * which it comes (back) to the shelf. Not thread-safe; times are epoch milliseconds.
 */
final class Store {
    /** A hidden message and the time that it was hidden until; stale where the message was hidden anew or removed since. */
    private record Hidden(Message message, long until) {
        boolean isStale() {
            return message.gone() || message.visibleAt() != until;
        }
    }

    /** What a receive found: messages to hand out, and those received too often, to be moved to the dead-letter queue. */
    record Taken(List<Message> messages, List<Message> dead) {}

    private final Shelf shelf;
    private final SequencedMap<Long, Message> all = new LinkedHashMap<>();
    /** Those that came from another queue with an age of their own. */
    private final Map<Long, Message> moved = new HashMap<>();

    private final Map<String, Message> byHandle = new HashMap<>();
    private final PriorityQueue<Hidden> hidden = new PriorityQueue<>(Comparator.comparingLong(Hidden::until)
            .thenComparingLong(it -> it.message().sequence()));
    private int delayed;
    private int inFlight;
    private long receives;

    Store(Shelf shelf) {
        this.shelf = shelf;
    }

    void add(Message message, long now) {
        all.put(message.sequence(), message);
        if (message.deadLetterSource().isPresent()) {
            moved.put(message.sequence(), message);
        }
        if (message.visibleAt() > now) {
            delayed++;
            shelf.delay(message);
            hide(message);
        } else {
            message.hideUntil(0);
            shelf.put(message);
        }
    }

    /** Adds a message of an earlier process: where it was in flight it still is, and its handle is good. */
    void restore(Message message, long now) {
        if (message.receives() > 0) {
            byHandle.put(message.handle(), message);
        }
        if (message.receives() == 0 || message.visibleAt() <= now) {
            add(message, now);
        } else {
            all.put(message.sequence(), message);
            shelf.hold(message);
            putInFlight(message);
        }
    }

    /** Shows a message now that was to come later. */
    void release(Message message, long now) {
        if (!message.gone() && isHidden(message)) {
            hideAnew(message, now);
        }
    }

    /** Hands out up to {@code most} messages and hides them until {@code hiddenUntil}; past {@code mostReceives} they are dead. */
    Taken take(int most, long now, long hiddenUntil, int mostReceives) {
        comeBack(now);
        receives++;
        List<Message> taken = new ArrayList<>(most);
        List<Message> dead = new ArrayList<>();
        while (taken.size() < most) {
            Optional<Message> next = shelf.take(receives);
            if (next.isEmpty()) {
                break;
            }
            Message message = next.get();
            if (message.gone()) {
                shelf.done(message);
            } else if (message.receives() >= mostReceives) {
                remove(message);
                dead.add(message);
            } else {
                byHandle.remove(message.handle());
                message.received(now, hiddenUntil);
                byHandle.put(message.handle(), message);
                taken.add(message);
            }
        }
        taken.forEach(this::putInFlight);
        return new Taken(taken, dead);
    }

    private void putInFlight(Message message) {
        inFlight++;
        hide(message);
    }

    private void hide(Message message) {
        hidden.add(new Hidden(message, message.visibleAt()));
    }

    /** Puts on the shelf what is visible by now. */
    void comeBack(long now) {
        for (Hidden next = hidden.peek(); next != null && next.until() <= now; next = hidden.peek()) {
            hidden.remove();
            if (!next.isStale()) {
                countOut(next.message());
                next.message().hideUntil(0);
                shelf.put(next.message());
            }
        }
    }

    private void countOut(Message message) {
        if (message.receives() == 0) {
            delayed--;
        } else {
            inFlight--;
        }
    }

    Optional<Message> find(String handle) {
        return Optional.ofNullable(byHandle.get(handle));
    }

    boolean isHidden(Message message) {
        return message.visibleAt() > 0;
    }

    void hideAnew(Message message, long until) {
        message.hideUntil(until);
        hide(message);
    }

    void remove(Message message) {
        if (isHidden(message)) {
            countOut(message);
        }
        message.remove();
        shelf.done(message);
        byHandle.remove(message.handle());
        all.remove(message.sequence());
        moved.remove(message.sequence());
    }

    /**
     * Removes what was sent before {@code oldest}, and answers with it. Messages lie in the order in which they came, so it stops at the first
     * younger one; those that were moved here have an age of their own.
     */
    List<Message> expire(long oldest) {
        List<Message> old = Stream.concat(
                        all.values().stream()
                                .takeWhile(it -> it.sentAt() < oldest
                                        || it.deadLetterSource().isPresent()),
                        moved.values().stream())
                .filter(it -> it.sentAt() < oldest)
                .distinct()
                .toList();
        old.forEach(this::remove);
        return old;
    }

    /** Every message, the oldest sequence number first. */
    Collection<Message> all() {
        return all.values();
    }

    void clear() {
        all.values().forEach(Message::remove);
        all.clear();
        moved.clear();
        byHandle.clear();
        hidden.clear();
        shelf.clear();
        delayed = 0;
        inFlight = 0;
    }

    /** When the next hidden message comes to the shelf; {@link Long#MAX_VALUE} where none is hidden. */
    long nextComesAt() {
        while (hidden.peek() != null && hidden.peek().isStale()) {
            hidden.remove();
        }
        Hidden next = hidden.peek();
        return next == null ? Long.MAX_VALUE : next.until();
    }

    int visible() {
        return all.size() - delayed - inFlight;
    }

    int inFlight() {
        return inFlight;
    }

    int delayed() {
        return delayed;
    }
}
