package local.aws.sqs;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import local.aws.proxy.AwsError;
import local.observe.Faults;

/**
 * One queue: takes messages, hands them out, hides them while somebody works on them. One lock per queue, held for microseconds; receivers that
 * wait are futures, not threads.
 */
final class Queue {
    /** How the outer world reaches into a queue. */
    record Surroundings(
            InstantSource clock, Alarm alarm, Supplier<String> ids, DeadLetters deadLetters, Faults faults) {}

    /** A message that waits for the next one to overtake it waits no longer than this. */
    private static final Duration LONGEST_SWAP = Duration.ofSeconds(1);

    /** Finds a dead-letter queue by its ARN. */
    interface DeadLetters {
        Optional<Queue> find(String arn);
    }

    /** What a sender hears. */
    record Sent(String id, String md5, long sequence) {}

    private record Waiting(int most, Optional<Duration> visibility, CompletableFuture<List<Received>> receiver) {}

    private final String arn;
    private final Surroundings around;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong sequence;
    private final Store store;
    private final Journal journal;
    private final Deduplication deduplication;
    /** Gone from here, and not yet safe in the dead-letter queue. */
    private final Set<Message> leaving = new HashSet<>();

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final long createdAt;
    private volatile QueueSettings settings;
    private long alarmSetFor = Long.MAX_VALUE;
    private Optional<Message> overtakable = Optional.empty();

    /** A queue with what its journal held before. */
    Queue(String arn, QueueSettings settings, Surroundings around, Journal journal, Replay before) {
        this.arn = arn;
        this.settings = settings;
        this.around = around;
        this.journal = journal;
        this.store = new Store(settings.fifo() ? new FifoShelf() : new StandardShelf());
        this.sequence = new AtomicLong(before.sequence());
        this.deduplication = before.known();
        this.createdAt = now();
        before.messages().forEach(it -> store.restore(it, createdAt));
    }

    /** A queue that ends with its process. */
    Queue(String arn, QueueSettings settings, Surroundings around) {
        this(arn, settings, around, Journal.NONE, new Replay());
    }

    String arn() {
        return arn;
    }

    long createdAt() {
        return createdAt;
    }

    QueueSettings settings() {
        return locked(() -> settings);
    }

    void change(QueueSettings to) {
        locked(() -> settings = to);
    }

    /** Takes all of them at once, so that a waiting receiver gets them together. */
    List<Sent> send(List<Outgoing> messages) {
        return lockedAndServed(() -> messages.stream().map(this::add).toList());
    }

    private Sent add(Outgoing outgoing) {
        long now = now();
        Optional<String> once =
                settings.fifo() ? Optional.of(Deduplication.idOf(outgoing, settings)) : Optional.empty();
        Optional<Deduplication.Known> before = once.flatMap(it -> deduplication.find(it, now));
        if (before.isPresent()) {
            Deduplication.Known known = before.get();
            // A duplicate need not have the same body, and a client compares the digest with what it sent.
            return new Sent(known.messageId(), Digests.md5(outgoing.body()), known.sequence());
        }
        Message message = enter(once.map(outgoing::withDeduplication).orElse(outgoing), now);
        once.ifPresent(it -> deduplication.notice(it, message));
        return new Sent(message.id(), message.md5(), message.sequence());
    }

    private Message enter(Outgoing outgoing, long now) {
        Message message = made(around.ids().get(), outgoing, now);
        Optional<Message> behind = overtakable;
        overtakable = Optional.empty();
        Duration delay = outgoing.delay().orElse(settings.delay());
        long visibleAt = delay.isZero() ? 0 : now + delay.toMillis();
        switch (around.faults().onDelivery(name())) {
            case Faults.OfDelivery.None() -> put(message, visibleAt);
            case Faults.OfDelivery.Duplicate() -> {
                put(message, visibleAt);
                put(made(message.id(), outgoing, now), visibleAt);
            }
            case Faults.OfDelivery.Delay(var by) -> put(message, Math.max(visibleAt, now) + by.toMillis());
            case Faults.OfDelivery.Swap() when settings.fifo() -> put(message, visibleAt);
            case Faults.OfDelivery.Swap() -> {
                put(message, Math.max(visibleAt, now + LONGEST_SWAP.toMillis()));
                overtakable = Optional.of(message);
            }
        }
        behind.ifPresent(it -> {
            store.release(it, now);
            journal.hidden(it);
        });
        return message;
    }

    private Message made(String id, Outgoing outgoing, long now) {
        return new Message(
                id, sequence.incrementAndGet(), now, outgoing, Digests.md5(outgoing.body()), Optional.empty());
    }

    private void put(Message message, long visibleAt) {
        message.hideUntil(visibleAt);
        store.add(message, now());
        journal.entered(message);
    }

    private String name() {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    /** Receives up to {@code most} messages; where there are none, waits for some for at most {@code wait} and then gives none. */
    CompletableFuture<List<Received>> receive(int most, Optional<Duration> wait, Optional<Duration> visibility) {
        CompletableFuture<List<Received>> receiver = new CompletableFuture<>();
        Waiting waiter = new Waiting(most, visibility, receiver);
        Duration patience = wait.orElseGet(() -> settings().patience());
        lockedAndServed(() -> waiting.add(waiter));
        if (!receiver.isDone()) {
            if (patience.isZero()) {
                giveUp(waiter);
            } else {
                around.alarm().after(patience, () -> giveUp(waiter));
            }
        }
        return receiver;
    }

    /** Takes back a receive whose caller has gone: it would take messages with it. */
    void giveUp(CompletableFuture<List<Received>> receiver) {
        receiver.complete(List.of());
        locked(() -> waiting.removeIf(it -> it.receiver().isDone()));
    }

    private void giveUp(Waiting waiter) {
        if (locked(() -> waiting.remove(waiter))) {
            waiter.receiver().complete(List.of());
        }
    }

    /** Deletes what the handle stands for; a handle that is not the last one given out does nothing. */
    void delete(String handle) {
        Message.checkHandle(handle);
        lockedAndServed(() -> {
            store.find(handle).ifPresent(it -> {
                store.remove(it);
                journal.removed(List.of(it));
            });
            return handle;
        });
    }

    /** Hides a message that is in flight for another while, counted from now; zero makes it visible at once. */
    void changeVisibility(String handle, Duration to) {
        Message.checkHandle(handle);
        lockedAndServed(() -> {
            long now = now();
            store.comeBack(now);
            Message message = store.find(handle)
                    .filter(store::isHidden)
                    .orElseThrow(() -> new AwsError(
                            400,
                            "MessageNotInflight",
                            "AWS.SimpleQueueService.MessageNotInflight",
                            "Value for parameter ReceiptHandle is invalid. Reason: the message is not in flight."));
            store.hideAnew(message, now + to.toMillis());
            journal.hidden(message);
            return message;
        });
    }

    void purge() {
        locked(() -> {
            store.clear();
            journal.purged();
            return arn;
        });
    }

    /** How many messages there are: visible, in flight, delayed. */
    record Counts(int visible, int inFlight, int delayed) {}

    Counts counts() {
        return locked(() -> {
            settle(now());
            return new Counts(store.visible(), store.inFlight(), store.delayed());
        });
    }

    private void takeDead(List<Message> dead, String sourceArn) {
        lockedAndServed(() -> {
            long now = now();
            dead.forEach(it ->
                    put(it.movedTo(sequence.incrementAndGet(), sourceArn, settings.fifo() ? now : it.sentAt()), 0));
            return arn;
        });
    }

    /** They are safe in another queue: forget them here. */
    private void left(List<Message> dead) {
        locked(() -> {
            leaving.removeAll(dead);
            journal.removed(dead);
            return arn;
        });
    }

    /** What a receiver could have now, without receiving it. */
    List<Message> visible() {
        return locked(() -> {
            settle(now());
            return store.all().stream().filter(it -> !store.isHidden(it)).toList();
        });
    }

    /** Every message, hidden or not. */
    List<Message> all() {
        return locked(() -> {
            settle(now());
            return List.copyOf(store.all());
        });
    }

    /** Takes messages of another queue as new ones. */
    void takeBack(List<Message> messages) {
        lockedAndServed(() -> {
            long now = now();
            messages.forEach(it -> {
                Message message = enter(it.content(), now);
                it.content().deduplication().ifPresent(id -> deduplication.notice(id, message));
            });
            return arn;
        });
    }

    /** Removes those of the messages that are still here. */
    void drop(List<Message> messages) {
        locked(() -> {
            List<Message> here = messages.stream().filter(it -> !it.gone()).toList();
            here.forEach(store::remove);
            journal.removed(here);
            return arn;
        });
    }

    /** Writes the journal anew and ends it. */
    void close() {
        locked(() -> {
            compact();
            journal.close();
            return arn;
        });
    }

    /** Ends with all that it holds. */
    void delete() {
        locked(() -> {
            journal.delete();
            return arn;
        });
    }

    private void compact() {
        List<Message> all = new ArrayList<>(store.all());
        all.addAll(leaving);
        journal.rewrite(all, deduplication.all(now()), sequence.get());
    }

    private void settle(long now) {
        store.comeBack(now);
        journal.removed(store.expire(now - settings.retention().toMillis()));
    }

    private long now() {
        return around.clock().millis();
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            T made = work.get();
            journal.commit();
            if (journal.isLong(store.all().size())) {
                compact();
            }
            return made;
        } finally {
            lock.unlock();
        }
    }

    /** Does the work, then serves who waits; receivers and dead-letter queues hear of it outside the lock. */
    private <T> T lockedAndServed(Supplier<T> work) {
        List<Runnable> afterwards = new ArrayList<>();
        T result = locked(() -> {
            T made = work.get();
            serve(afterwards);
            return made;
        });
        afterwards.forEach(Runnable::run);
        return result;
    }

    private void serve(List<Runnable> afterwards) {
        if (waiting.isEmpty()) {
            return;
        }
        long now = now();
        settle(now);
        for (Waiting next = waiting.peek(); next != null; next = waiting.peek()) {
            List<Received> found = take(next, now, afterwards);
            if (found.isEmpty()) {
                wakeFor(store.nextComesAt(), now);
                return;
            }
            waiting.remove();
            CompletableFuture<List<Received>> receiver = next.receiver();
            afterwards.add(() -> receiver.complete(found));
        }
    }

    private List<Received> take(Waiting waiter, long now, List<Runnable> afterwards) {
        long until = now + waiter.visibility().orElse(settings.visibility()).toMillis();
        Optional<Queue> deadLetters = settings.redrive()
                .flatMap(it -> around.deadLetters().find(it.targetArn()))
                .filter(it -> it.takesFrom(arn));
        int mostReceives = deadLetters.isEmpty()
                ? Integer.MAX_VALUE
                : settings.redrive().orElseThrow().mostReceives();
        Store.Taken taken = store.take(waiter.most(), now, until, mostReceives);
        if (!taken.dead().isEmpty()) {
            leaving.addAll(taken.dead());
            deadLetters.ifPresent(to -> afterwards.add(() -> {
                to.takeDead(taken.dead(), arn);
                left(taken.dead());
            }));
        }
        journal.received(taken.messages());
        return taken.messages().stream().map(Received::of).toList();
    }

    /** Does the redrive allow policy of this queue let that one send its dead letters here? Read without the lock: settings are one reference. */
    private boolean takesFrom(String sourceArn) {
        return settings.redriveAllowed().allows(sourceArn);
    }

    private void wakeFor(long time, long now) {
        if (time < alarmSetFor) {
            alarmSetFor = time;
            around.alarm().after(Duration.ofMillis(Math.max(1, time - now)), this::wake);
        }
    }

    private void wake() {
        lockedAndServed(() -> alarmSetFor = Long.MAX_VALUE);
    }
}
