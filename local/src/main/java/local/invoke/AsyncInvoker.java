package local.invoke;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import local.invoke.Outcome.Condition;
import local.lambda.EventInvoker;
import local.lambda.InvokeContext;
import local.lambda.InvokeResult;
import local.lambda.Invoker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asynchronous invocations: each function has a queue of events, and each event is invoked until it went well or is given up. Lives on the
 * timers' thread.
 */
final class AsyncInvoker implements EventInvoker, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AsyncInvoker.class);
    /** More of one function's events would only wait in the host, and take the account's concurrency from other callers. */
    private static final int MOST_AT_ONCE = 64;

    private final Catalog catalog;
    private final Invoker invoker;
    private final BiConsumer<AsyncEvent, Outcome> told;
    private final Timers timers;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private final int speed;
    private final Map<String, Line> lines = new HashMap<>();
    private boolean closed;

    /** One function's events: those that are due, and how many are with the function or wait for their next try. */
    private static final class Line {
        private final Deque<AsyncEvent> due = new ArrayDeque<>();
        private int running;
        private int resting;

        int pending() {
            return due.size() + running + resting;
        }
    }

    /**
     * Nothing waits yet.
     *
     * @param told hears how each event ended
     * @param speed how many times faster than on AWS everything is that takes time here
     */
    AsyncInvoker(
            Catalog catalog,
            Invoker invoker,
            BiConsumer<AsyncEvent, Outcome> told,
            Timers timers,
            InstantSource clock,
            Supplier<String> ids,
            int speed) {
        this.catalog = catalog;
        this.invoker = invoker;
        this.told = told;
        this.timers = timers;
        this.clock = clock;
        this.ids = ids;
        this.speed = speed;
    }

    @Override
    public void invokeEvent(String function, String payload) {
        invokeEvent(function, payload, InvokeContext.NONE);
    }

    @Override
    public void invokeEvent(String name, String payload, InvokeContext context) {
        catalog.find(name)
                .ifPresentOrElse(
                        it -> accept(it, payload, context),
                        () -> LOG.warn("there is no function {}: an event for it is dropped", name));
    }

    /** Takes the event; answers with the request's id. */
    String accept(Function function, String payload, InvokeContext context) {
        String id = context.request().orElseGet(ids);
        InvokeContext own = new InvokeContext(context.client(), context.trace(), Optional.of(id));
        Instant expires = clock.instant().plus(scaled(function.async().age()));
        AsyncEvent event = new AsyncEvent(id, function, payload, own, expires, AsyncEvent.Tries.NONE);
        timers.run(() -> {
            line(function).due.add(event);
            next(function);
        });
        return id;
    }

    private Line line(Function function) {
        return lines.computeIfAbsent(function.id(), it -> new Line());
    }

    private void next(Function function) {
        Line line = line(function);
        while (!closed && line.running < MOST_AT_ONCE && !line.due.isEmpty()) {
            AsyncEvent event = line.due.remove();
            line.running++;
            if (clock.instant().isBefore(event.expires())) {
                var _ = invoker.invoke(function.id(), event.payload(), event.context())
                        .thenAccept(result -> timers.run(() -> tried(event, result)));
            } else {
                over(
                        event,
                        new Outcome(
                                Condition.EVENT_AGE_EXCEEDED,
                                event.tries().all(),
                                event.tries().last()));
            }
        }
    }

    private void tried(AsyncEvent event, InvokeResult result) {
        if (closed) {
            return; // counted as pending
        }
        switch (Retry.after(result, event.tries(), event.function().async())) {
            case Retry.Over(Outcome outcome) -> over(event, outcome);
            case Retry.Again(Duration pause, AsyncEvent.Tries tries) -> rest(event.with(tries), scaled(pause));
        }
        next(event.function());
    }

    /** Until the next try, or until it is too old if that comes first. */
    private void rest(AsyncEvent event, Duration pause) {
        Line line = line(event.function());
        line.running--;
        line.resting++;
        Duration left = Duration.between(clock.instant(), event.expires());
        timers.after(left.compareTo(pause) < 0 ? left : pause, () -> {
            line.resting--;
            line.due.add(event);
            next(event.function());
        });
    }

    private void over(AsyncEvent event, Outcome outcome) {
        line(event.function()).running--;
        if (outcome.condition() != Condition.SUCCESS) {
            LOG.warn(
                    "{} was invoked {} times with event {} and gave it up: {}",
                    event.function().id(),
                    outcome.invocations(),
                    event.id(),
                    outcome.condition().text());
        }
        told.accept(event, outcome);
    }

    private Duration scaled(Duration onAws) {
        return onAws.dividedBy(speed);
    }

    /** Events per function, by logical id, that are neither done nor given up. */
    CompletableFuture<Map<String, Integer>> pending() {
        CompletableFuture<Map<String, Integer>> counts = new CompletableFuture<>();
        timers.run(() -> counts.complete(count()));
        return counts;
    }

    private Map<String, Integer> count() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Function function : catalog.functions()) {
            int pending = line(function).pending();
            if (pending > 0) {
                counts.put(function.id(), pending);
            }
        }
        return counts;
    }

    /** Tries nothing any more, and says what is lost by that. */
    @Override
    public void close() {
        CompletableFuture<Map<String, Integer>> left = new CompletableFuture<>();
        timers.run(() -> {
            left.complete(closed ? Map.of() : count());
            closed = true;
        });
        left.join()
                .forEach((function, events) -> LOG.warn("{} loses {} events that it had not done", function, events));
    }
}
