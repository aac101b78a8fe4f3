package mailroom.sender.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import mailroom.sender.port.Leases;
import mailroom.sender.port.MemoryLeases;
import mailroom.sender.port.MemoryOutcomes;
import mailroom.sender.port.PlainRenderer;
import mailroom.sender.port.ScriptedProvider;

/**
 * A queue that delivers at least once, workers that die or pause at any port's edge, and a second worker that gets the same message
 * meanwhile. Every crossing of an edge takes the next trouble of the script; when the script is over, all goes well.
 */
final class CrashWorld {
    static final Limits LIMITS = new Limits(Duration.ofSeconds(45), Duration.ofSeconds(10), Duration.ofSeconds(3));
    private static final int MOST_WORKERS = 3;

    /** What can happen at an edge. */
    enum Trouble {
        NONE,
        /** The process dies there. */
        CRASH,
        /** The process pauses for longer than a lease, and goes on. */
        PAUSE,
        /** The same message is handled by another process meanwhile. */
        RIVAL
    }

    /** An Error, so that nobody catches it on the way: the process is gone. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final MovingClock clock = new MovingClock(Samples.NOW);
    private final MemoryLeases leases = new MemoryLeases(clock);
    private final MemoryOutcomes outcomes = new MemoryOutcomes();
    private final Deque<Trouble> script;
    private final ScriptedProvider provider;
    private final Set<Integer> queue = new HashSet<>();
    private final Delivery delivery;
    private final SendChunk send;
    private int messages;
    private int workers;

    CrashWorld(Chunk chunk, int copies, List<Trouble> script, List<SendResult> results) {
        this.delivery = Samples.delivery(chunk);
        this.script = new ArrayDeque<>(script);
        this.provider = new ScriptedProvider((call, mail) -> results.get((call * 7 + mail.index()) % results.size()));
        for (int i = 0; i < copies; i++) {
            queue.add(messages++);
        }
        this.send = new SendChunk(
                guardedLeases(),
                new PlainRenderer(Set.of(2)),
                (at, mails) -> {
                    edge();
                    var sent = provider.send(at, mails);
                    edge();
                    return sent;
                },
                reports -> {
                    edge();
                    var missed = outcomes.publish(reports);
                    edge();
                    return missed;
                },
                (_, _) -> {
                    edge();
                    queue.add(messages++);
                    edge();
                },
                clock,
                new Backoff(new Random(7)),
                LIMITS);
    }

    private Leases guardedLeases() {
        return new Leases() {
            @Override
            public Lease take(Chunk chunk, Duration duration) {
                edge();
                Lease lease = leases.take(chunk, duration);
                edge();
                return lease;
            }

            @Override
            public Stored store(Hold hold, Progress progress) {
                edge();
                Stored stored = leases.store(hold, progress);
                edge();
                return stored;
            }
        };
    }

    /** Runs until the queue is empty, or for as long as no sound run could need. */
    void run() {
        for (int round = 0; round < 300 && !queue.isEmpty(); round++) {
            for (int message : List.copyOf(queue)) {
                work(message);
            }
            clock.advance(Duration.ofMinutes(3));
        }
    }

    private void work(int message) {
        workers++;
        Instant deadline = clock.instant().plusSeconds(30);
        try {
            switch (send.handle(delivery, deadline)) {
                case Handled.Reported _, Handled.Postponed _ -> {
                    edge();
                    queue.remove(message);
                }
                case Handled.Unreported _, Handled.NotBegun _ -> {}
            }
        } catch (Crash _) {
            // The message stays in the queue, as SQS keeps what nobody acknowledged.
        } finally {
            workers--;
        }
    }

    private void edge() {
        Trouble trouble = script.isEmpty() ? Trouble.NONE : script.pop();
        switch (trouble) {
            case NONE -> {}
            case CRASH -> throw new Crash();
            case PAUSE -> clock.advance(LIMITS.lease().plusSeconds(1));
            case RIVAL -> {
                if (workers < MOST_WORKERS && !queue.isEmpty()) {
                    work(new ArrayList<>(queue).getFirst());
                }
            }
        }
    }

    boolean isQueueEmpty() {
        return queue.isEmpty();
    }

    Map<Integer, Integer> mailed() {
        return provider.mailed();
    }

    /** Everything that was ever reported, per recipient. */
    Map<Integer, List<Fate>> reported() {
        Map<Integer, List<Fate>> all = new TreeMap<>();
        outcomes.published().stream().flatMap(it -> it.outcomes().stream()).forEach(it -> all.computeIfAbsent(
                        it.index(), _ -> new ArrayList<>())
                .add(it.fate()));
        return all;
    }
}
