package local.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.random.RandomGenerator;
import local.lambda.InvokeResult;
import local.template.Names;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Invokes a function by the clock, and waits for no answer. */
final class TimerSource implements Source {
    private static final Logger LOG = LoggerFactory.getLogger(TimerSource.class);
    private static final Duration LONGEST_SLEEP = Duration.ofHours(1); // so that a set clock is noticed

    private final Mapping.Timer mapping;
    private final Names names;
    private final ShardReader.Surroundings surroundings;
    private final RandomGenerator random;
    private boolean stopped;

    TimerSource(Mapping.Timer mapping, Names names, ShardReader.Surroundings surroundings, RandomGenerator random) {
        this.mapping = mapping;
        this.names = names;
        this.surroundings = surroundings;
        this.random = random;
    }

    @Override
    public void start() {
        await(mapping.expression().next(surroundings.clock().instant()));
    }

    @Override
    public void stop() {
        stopped = true;
    }

    private void await(Instant time) {
        if (stopped || time.equals(Instant.MAX)) {
            return;
        }
        Duration left = Duration.between(surroundings.clock().instant(), time);
        if (left.isPositive()) {
            surroundings.loop().after(left.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : left, () -> await(time));
            return;
        }
        surroundings.loop().then(surroundings.invoker().invoke(mapping.function(), event(time)), result -> {
            if (!(result instanceof InvokeResult.Answered)) {
                LOG.warn("{} failed on its schedule {}: {}", mapping.function(), mapping.name(), result);
            }
        });
        await(mapping.expression().next(time));
    }

    /** As EventBridge's rules and its scheduler write it; {@code Input} replaces all of it. */
    String event(Instant time) {
        return mapping.input().orElseGet(() -> {
            ObjectNode event = Json.object();
            event.put("version", "0");
            event.put("id", new UUID(random.nextLong(), random.nextLong()).toString());
            event.put("detail-type", "Scheduled Event");
            event.put("source", mapping.scheduler() ? "aws.scheduler" : "aws.events");
            event.put("account", names.account());
            event.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
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
}
