package local.aws.sqs;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import local.aws.proxy.AwsError;

/**
 * One queue: takes messages, hands them out, hides them while somebody works on them. One lock per queue, held for microseconds; receivers that
 * wait are futures, not threads.
 */
final class Queue {
    /** How the outer world reaches into a queue. */
    record Surroundings(InstantSource clock, Alarm alarm, Supplier<String> ids, DeadLetters deadLetters) {}

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
    private final AtomicLong sequence = new AtomicLong();
    private final Store store;
    private final Deduplication deduplication = new Deduplication();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final long createdAt;
    private QueueSettings settings;
    private long alarmSetFor = Long.MAX_VALUE;

    Queue(String arn, QueueSettings settings, Surroundings around) {
        this.arn = arn;
        this.settings = settings;
        this.around = around;
        this.store = new Store(settings.fifo() ? new FifoShelf() : new StandardShelf());
        this.createdAt = now();
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
        Optional<String> once = settings.fifo() ? Optional.of(deduplicationId(outgoing)) : Optional.empty();
        Optional<Message> before = once.flatMap(it -> deduplication.find(it, now));
        Message message = before.orElseGet(
                () -> enter(once.map(outgoing::withDeduplication).orElse(outgoing), now));
        once.filter(it -> before.isEmpty()).ifPresent(it -> deduplication.remember(it, message));
        // A duplicate need not have the same body, and a client compares the digest with what it sent.
        return new Sent(message.id(), Digests.md5(outgoing.body()), message.sequence());
    }

    private Message enter(Outgoing outgoing, long now) {
        Message message = new Message(
                around.ids().get(), sequence.incrementAndGet(), now, outgoing, Digests.md5(outgoing.body()));
        Duration delay = outgoing.delay().orElse(settings.delay());
        message.hideUntil(delay.isZero() ? 0 : now + delay.toMillis());
        store.add(message, now);
        return message;
    }

    private String deduplicationId(Outgoing outgoing) {
        if (outgoing.group().isEmpty()) {
            throw new AwsError(400, "MissingParameter", "The request must contain the parameter MessageGroupId.");
        }
        return outgoing.deduplication().orElseGet(() -> {
            if (!settings.contentDeduplication()) {
                throw new AwsError(
                        400,
                        "InvalidParameterValue",
                        "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
            }
            return Digests.sha256(outgoing.body());
        });
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

    private void giveUp(Waiting waiter) {
        if (locked(() -> waiting.remove(waiter))) {
            waiter.receiver().complete(List.of());
        }
    }

    /** Deletes what the handle stands for; a handle that is not the last one given out does nothing. */
    void delete(String handle) {
        checkHandle(handle);
        lockedAndServed(() -> {
            store.find(handle).ifPresent(store::remove);
            return handle;
        });
    }

    /** Hides a message that is in flight for another while, counted from now; zero makes it visible at once. */
    void changeVisibility(String handle, Duration to) {
        checkHandle(handle);
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
            return message;
        });
    }

    private static void checkHandle(String handle) {
        if (handle.chars().filter(it -> it == '#').count() != 2) {
            throw new AwsError(
                    404,
                    "ReceiptHandleIsInvalid",
                    "The input receipt handle \"%s\" is not a valid receipt handle.".formatted(handle));
        }
    }

    void purge() {
        locked(() -> {
            store.clear();
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
            dead.forEach(it -> store.add(it.movedTo(sequence.incrementAndGet(), sourceArn), now()));
            return arn;
        });
    }

    private void settle(long now) {
        store.comeBack(now);
        store.expire(now - settings.retention().toMillis());
    }

    private long now() {
        return around.clock().millis();
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
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
        Optional<Queue> deadLetters =
                settings.redrive().flatMap(it -> around.deadLetters().find(it.targetArn()));
        int mostReceives = deadLetters.isEmpty()
                ? Integer.MAX_VALUE
                : settings.redrive().orElseThrow().mostReceives();
        Store.Taken taken = store.take(waiter.most(), now, until, mostReceives);
        if (!taken.dead().isEmpty()) {
            deadLetters.ifPresent(to -> afterwards.add(() -> to.takeDead(taken.dead(), arn)));
        }
        return taken.messages().stream().map(Received::of).toList();
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
