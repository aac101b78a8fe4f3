package local.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import local.lambda.EventInvoker;
import local.observe.Usage;
import local.template.Names;

/** Invokes a function by the clock, and waits for no answer. Its next time is kept: one that was missed comes at once, and once. */
final class TimerSource implements Source {
    private static final Duration LONGEST_SLEEP = Duration.ofHours(1); // so that a set clock is noticed

    private final Mapping.Timer mapping;
    private final Names names;
    private final ShardReader.Surroundings surroundings;
    private final EventInvoker events;
    private final RandomGenerator random;
    private boolean stopped;

    TimerSource(
            Mapping.Timer mapping,
            Names names,
            ShardReader.Surroundings surroundings,
            EventInvoker events,
            RandomGenerator random) {
        this.mapping = mapping;
        this.names = names;
        this.surroundings = surroundings;
        this.events = events;
        this.random = random;
    }

    @Override
    public void start() {
        Instant now = surroundings.clock().instant();
        Instant from = mapping.begins().filter(it -> it.isAfter(now)).orElse(now);
        await(kept().orElseGet(() -> mapping.expression().next(from, mapping.zone())));
    }

    @Override
    public void stop() {
        stopped = true;
    }

    /** What an earlier process waited for, unless the schedule was another one then. */
    private Optional<Instant> kept() {
        String prefix = mapping.written() + " ";
        return surroundings
                .state()
                .get(name())
                .filter(it -> it.startsWith(prefix))
                .map(it -> Instant.parse(it.substring(prefix.length())));
    }

    private String name() {
        return "schedule/" + mapping.arn();
    }

    private void await(Instant time) {
        if (stopped
                || time.equals(Instant.MAX)
                || mapping.ends().filter(time::isAfter).isPresent()) {
            return;
        }
        surroundings.state().put(name(), mapping.written() + " " + time);
        sleep(time);
    }

    private void sleep(Instant time) {
        if (stopped) {
            return;
        }
        Instant now = surroundings.clock().instant();
        Duration left = Duration.between(now, time);
        if (left.isPositive()) {
            surroundings.loop().after(left.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : left, () -> sleep(time));
            return;
        }
        if (mapping.scheduler()) {
            surroundings.instruments().meter().add(Usage.SCHEDULER_INVOCATIONS, mapping.function(), 1);
        }
        events.invokeEvent(mapping.function(), event(time));
        Instant next = mapping.expression().following(time, now, mapping.zone());
        surroundings.state().put(name(), mapping.written() + " " + next);
        await(next);
    }

    /** As EventBridge's rules and its scheduler write it; {@code Input} replaces all of it. */
    String event(Instant time) {
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        String scheduled = time.truncatedTo(ChronoUnit.SECONDS).toString();
        return mapping.input().map(it -> filledIn(it, id, scheduled)).orElseGet(() -> {
            ObjectNode event = Json.object();
            event.put("version", "0");
            event.put("id", id);
            event.put("detail-type", "Scheduled Event");
            event.put("source", mapping.scheduler() ? "aws.scheduler" : "aws.events");
            event.put("account", names.account());
            event.put("time", scheduled);
            event.put("region", names.region());
            event.putArray("resources").add(mapping.arn());
            if (mapping.scheduler()) {
                event.put("detail", "{}");
            } else {
                event.putObject("detail");
            }
            return Json.write(event);
        });
    }

    /** The scheduler knows four words in an input; rules know none. */
    private String filledIn(String input, String id, String scheduled) {
        return mapping.scheduler()
                ? input.replace("<aws.scheduler.schedule-arn>", mapping.arn())
                        .replace("<aws.scheduler.scheduled-time>", scheduled)
                        .replace("<aws.scheduler.execution-id>", id)
                        .replace("<aws.scheduler.attempt-number>", "1")
                : input;
    }
}
