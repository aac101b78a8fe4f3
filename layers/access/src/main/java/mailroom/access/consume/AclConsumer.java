package mailroom.access.consume;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mailroom.access.copy.Change;
import mailroom.access.copy.KeepCopy;
import mailroom.access.json.AclJson;
import mailroom.access.json.GapJson;
import mailroom.platform.Event;
import mailroom.platform.Event.Unreadable;
import mailroom.platform.LogScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears changes of the ACL, its own notes about gaps, and the schedule. Events come as plain maps: one function has both sources, and no class of the
 * events library is of both.
 */
public final class AclConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(AclConsumer.class);

    private final KeepCopy copy;
    private final Sources sources;

    public AclConsumer(KeepCopy copy, Sources sources) {
        this.copy = copy;
        this.sources = sources;
    }

    /** What a message says. */
    private sealed interface Heard {
        record Changed(Event event, Change change) implements Heard {}

        record Gap() implements Heard {}
    }

    /** Takes an event of one of the two sources; the answer is a partial batch response for the queue's. */
    public Map<String, Object> handle(Map<String, Object> event) {
        return event.get("Records") instanceof List<?> records ? queue(records) : schedule(event);
    }

    private Map<String, Object> schedule(Map<String, Object> event) {
        if (!"aws.events".equals(event.get("source"))
                || !List.of(sources.schedule()).equals(event.get("resources"))) {
            throw new IllegalArgumentException("an event that is neither of this function's queue nor of its schedule");
        }
        copy.refresh();
        return Map.of();
    }

    private Map<String, Object> queue(List<?> records) {
        List<String> failed = new ArrayList<>();
        Map<String, Heard> heard = new LinkedHashMap<>();
        for (Object it : records) {
            Map<?, ?> message = it instanceof Map<?, ?> map ? map : Map.of();
            String id = String.valueOf(message.get("messageId"));
            try {
                heard.put(id, read(message));
            } catch (Unreadable e) {
                LOG.error("message {}, which no retry makes readable: {}", id, e.getMessage());
                failed.add(id);
            }
        }
        failed.addAll(take(heard));
        return Map.of(
                "batchItemFailures",
                failed.stream().map(it -> Map.of("itemIdentifier", it)).toList());
    }

    private Heard read(Map<?, ?> message) throws Unreadable {
        if (!sources.queue().equals(message.get("eventSourceARN"))) {
            throw new Unreadable("it is not from this function's queue");
        }
        String body = String.valueOf(message.get("body"));
        Optional<Heard> gap = gap(body);
        if (gap.isPresent()) {
            return gap.get();
        }
        Event event = Event.parse(body, AclJson.CHANGED);
        return new Heard.Changed(event, AclJson.change(event.data()));
    }

    private static Optional<Heard> gap(String body) {
        try {
            Event.parse(body, GapJson.CHECK);
            return Optional.of(new Heard.Gap());
        } catch (Unreadable e) {
            return Optional.empty(); // then it must be a change, and is told what it is not if it is none
        }
    }

    /** All of a call are one step of the copy: they come together or not at all. */
    private List<String> take(Map<String, Heard> heard) {
        List<Heard.Changed> changes = heard.values().stream()
                .flatMap(it -> it instanceof Heard.Changed changed ? Stream.of(changed) : Stream.empty())
                .toList();
        try {
            if (!changes.isEmpty()) {
                copy.apply(changes.stream().map(Heard.Changed::change).toList());
            }
            if (heard.containsValue(new Heard.Gap())) {
                copy.checkGap();
            }
            changes.forEach(it -> log(it, "applied"));
            return List.of();
        } catch (RuntimeException e) { // whatever it was, the messages come again
            LOG.error("{} changes come again: {}", changes.size(), e.toString());
            changes.forEach(it -> log(it, "comes again"));
            return List.copyOf(heard.keySet());
        }
    }

    private static void log(Heard.Changed changed, String what) {
        try (var _ = LogScope.open(changed.event().trace())) {
            LOG.info(
                    "change {} of the ACL, {}: {}",
                    changed.change().version(),
                    changed.event().subject(),
                    what);
        }
    }
}
