package mailroom.sender.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mailroom.sender.domain.Handled.Why;
import mailroom.sender.port.Leases;
import mailroom.sender.port.Outcomes;
import mailroom.sender.port.Provider;
import mailroom.sender.port.Renderer;
import mailroom.sender.port.Requeue;

/**
 * Sends one chunk at most once and reports every recipient's outcome at least once.
 *
 * <p>The order is the proof: render, take the lease, call, store, report, and only then let the message go. Whatever dies on the way leaves
 * either a chunk that nobody called the provider for, or a lease that says that somebody might have. {@code docs/adr/0006} goes through every
 * point of it.
 */
public final class SendChunk {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Leases leases;
    private final Renderer renderer;
    private final Provider provider;
    private final Outcomes outcomes;
    private final Requeue requeue;
    private final InstantSource clock;
    private final Backoff backoff;
    private final Limits limits;

    public SendChunk(
            Leases leases,
            Renderer renderer,
            Provider provider,
            Outcomes outcomes,
            Requeue requeue,
            InstantSource clock,
            Backoff backoff,
            Limits limits) {
        this.leases = leases;
        this.renderer = renderer;
        this.provider = provider;
        this.outcomes = outcomes;
        this.requeue = requeue;
        this.clock = clock;
        this.backoff = backoff;
        this.limits = limits;
    }

    /**
     * Handles one delivery of a chunk. What a port throws passes through: the message must then come again.
     *
     * @param deadline when this invocation is stopped
     */
    public Handled handle(Delivery delivery, Instant deadline) {
        Chunk chunk = delivery.chunk();
        if (tooLittleIsLeft(deadline)) {
            return new Handled.NotBegun();
        }
        // Before the lease: what a template can break must not look like a call whose answer was lost.
        List<Rendered> mails = isExpired(chunk) ? List.of() : renderer.render(chunk.content(), chunk.recipients());
        return switch (leases.take(chunk, limits.lease())) {
            case Lease.Held(var until) -> postpone(delivery, Duration.between(clock.instant(), until), Why.HELD);
            case Lease.Done(var known) -> report(delivery, known);
            case Lease.Lost(var hold, var earlier) -> settleRest(delivery, hold, earlier, new Fate.Unknown());
            case Lease.Taken taken -> send(delivery, taken, mails, deadline);
        };
    }

    private Handled send(Delivery delivery, Lease.Taken taken, List<Rendered> mails, Instant deadline) {
        // Asked under the lease, not before it: a chunk that was sent in time and comes again late keeps its own
        // result.
        if (mails.isEmpty() || isExpired(delivery.chunk())) {
            return settleRest(delivery, taken.hold(), taken.earlier(), new Fate.Expired());
        }
        if (tooLittleIsLeft(deadline) || tooLittleIsLeft(taken.until())) {
            leases.store(taken.hold(), new Progress.Partial(taken.earlier(), taken.attempts()));
            return postpone(delivery, SOON, Why.OUT_OF_TIME);
        }
        Set<Integer> settled = taken.earlier().stream().map(Outcome::index).collect(Collectors.toSet());
        List<Outcome> known = new ArrayList<>(taken.earlier());
        List<Mail> open = new ArrayList<>();
        for (Rendered rendered : mails) {
            if (!settled.contains(rendered.index())) {
                switch (rendered) {
                    case Rendered.Ready(var mail) -> open.add(mail);
                    case Rendered.Unrenderable(int index, var diagnostic) ->
                        known.add(new Outcome(index, clock.instant(), new Fate.Failed("Render", diagnostic)));
                }
            }
        }
        known.addAll(call(delivery.chunk(), open));
        if (known.size() == delivery.chunk().recipients().size()) {
            return complete(delivery, taken.hold(), known);
        }
        return comeAgain(delivery, taken, known);
    }

    /** The outcomes of those whom the call settled; the others were throttled. */
    private List<Outcome> call(Chunk chunk, List<Mail> mails) {
        if (mails.isEmpty()) {
            return List.of();
        }
        List<SendResult> results = provider.send(chunk, mails);
        Instant now = clock.instant();
        List<Outcome> ended = new ArrayList<>();
        for (int i = 0; i < mails.size(); i++) {
            switch (results.get(i)) {
                case SendResult.Ended(var fate) ->
                    ended.add(new Outcome(mails.get(i).index(), now, fate));
                case SendResult.Throttled _ -> {}
            }
        }
        return ended;
    }

    private Handled settleRest(Delivery delivery, Hold hold, List<Outcome> earlier, Fate fate) {
        Set<Integer> settled = earlier.stream().map(Outcome::index).collect(Collectors.toSet());
        List<Outcome> all = new ArrayList<>(earlier);
        all.addAll(Outcome.all(
                delivery.chunk().recipients().stream()
                        .filter(it -> !settled.contains(it.index()))
                        .toList(),
                clock.instant(),
                fate));
        return complete(delivery, hold, all);
    }

    private Handled complete(Delivery delivery, Hold hold, List<Outcome> all) {
        return switch (leases.store(hold, new Progress.Complete(all))) {
            case KEPT -> report(delivery, all);
            case OVERTAKEN -> reportAndPostpone(delivery, all, SOON, Why.OVERTAKEN);
        };
    }

    private Handled comeAgain(Delivery delivery, Lease.Taken taken, List<Outcome> known) {
        return switch (leases.store(taken.hold(), new Progress.Partial(known, taken.attempts() + 1))) {
            case KEPT -> reportAndPostpone(delivery, known, throttledFor(delivery.chunk(), taken), Why.THROTTLED);
            case OVERTAKEN -> reportAndPostpone(delivery, known, SOON, Why.OVERTAKEN);
        };
    }

    private Handled report(Delivery delivery, List<Outcome> known) {
        Set<ChunkId> missed =
                outcomes.publish(List.of(new Report(delivery.chunk().id(), delivery.way(), known)));
        return missed.isEmpty() ? new Handled.Reported(known.size()) : new Handled.Unreported();
    }

    /** A report that fails here is made up for: whoever handles the copy reports everything that is known by then. */
    private Handled reportAndPostpone(Delivery delivery, List<Outcome> known, Duration delay, Why why) {
        if (!known.isEmpty()) {
            report(delivery, known);
        }
        return postpone(delivery, delay, why);
    }

    /** Not beyond the expiry, so that the end of a chunk that never got through is told in time. */
    private Duration throttledFor(Chunk chunk, Lease.Taken taken) {
        Duration wait = backoff.after(taken.attempts());
        Duration untilExpiry = Duration.between(clock.instant(), chunk.expiresAt());
        return wait.compareTo(untilExpiry) <= 0 ? wait : untilExpiry;
    }

    /** Enqueues the copy before the message is acknowledged. */
    private Handled postpone(Delivery delivery, Duration wanted, Why why) {
        Duration delay = wanted.compareTo(SOON) < 0 ? SOON : wanted;
        requeue.enqueue(delivery, delay);
        return new Handled.Postponed(delay, why);
    }

    private boolean tooLittleIsLeft(Instant end) {
        return clock.instant().plus(limits.work()).isAfter(end);
    }

    private boolean isExpired(Chunk chunk) {
        return !clock.instant().isBefore(chunk.expiresAt());
    }
}
