package local.aws.sqs;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import local.aws.proxy.AwsError;
import local.observe.Faults;

/** All queues of the account. Thread-safe; one thread of its own wakes those who wait. */
public final class Queues implements AutoCloseable {
    private final Map<String, Queue> byName = new ConcurrentHashMap<>();
    private final URI endpoint;
    private final String region;
    private final String account;
    private final ScheduledExecutorService alarms;
    private final Queue.Surroundings surroundings;
    private final Optional<Journals> journals;
    private final MoveTasks moveTasks;

    /**
     * An account without queues.
     *
     * @param endpoint where queue URLs begin
     * @param journals where queues are kept; a queue that is made again has its messages again
     * @param faults asked about every message that enters a queue
     */
    public Queues(
            URI endpoint,
            String region,
            String account,
            InstantSource clock,
            Supplier<String> ids,
            Optional<Path> journals,
            Faults faults) {
        this.journals = journals.map(Journals::open);
        this.endpoint = endpoint;
        this.region = region;
        this.account = account;
        this.alarms = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("sqs-alarms").daemon().factory());
        this.surroundings = new Queue.Surroundings(
                clock,
                (time, run) -> {
                    if (!alarms.isShutdown()) {
                        var _ = alarms.schedule(run, time.toMillis(), TimeUnit.MILLISECONDS);
                    }
                },
                ids,
                this::findByArn,
                faults);
        this.moveTasks = new MoveTasks(this::findByArn, clock);
    }

    /** Makes a queue; one of the same name that has these attributes may be there already. */
    public void create(String name, Map<String, String> attributes) {
        QueueSettings settings = QueueSettings.of(attributes);
        if (settings.fifo() != name.endsWith(".fifo") || !name.matches("[A-Za-z0-9_-]{1,75}(\\.fifo)?")) {
            throw new AwsError(
                    400,
                    "InvalidParameterValue",
                    "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length; FIFO queues end with .fifo");
        }
        check(arn(name), settings);
        Queue made = byName.computeIfAbsent(name, it -> make(it, settings));
        if (!made.settings().has(attributes)) {
            throw new AwsError(
                    400,
                    "QueueNameExists",
                    "QueueAlreadyExists",
                    "A queue already exists with the same name and a different value for some attribute");
        }
    }

    private Queue make(String name, QueueSettings settings) {
        return journals.map(it -> it.of(name))
                .map(it -> new Queue(arn(name), settings, surroundings, it.journal(), it.content()))
                .orElseGet(() -> new Queue(arn(name), settings, surroundings));
    }

    /** Does the dead-letter queue, if it is there already, take what comes from this one? */
    private void check(String arn, QueueSettings settings) {
        settings.redrive().map(QueueSettings.Redrive::targetArn).ifPresent(target -> {
            boolean refused = findByArn(target)
                    .filter(it -> !it.settings().redriveAllowed().allows(arn))
                    .isPresent();
            if (refused) {
                throw new AwsError(
                        400,
                        "InvalidParameterValue",
                        "Value for parameter RedrivePolicy is invalid. Reason: the redrive allow policy of %s does not allow it."
                                .formatted(target));
            }
        });
    }

    void change(Queue queue, Map<String, String> attributes) {
        QueueSettings changed = queue.settings().with(attributes);
        check(queue.arn(), changed);
        queue.change(changed);
    }

    MoveTasks moveTasks() {
        return moveTasks;
    }

    /** Puts messages into a queue, as a service of this account may. */
    public void send(String arn, List<Outgoing> messages) {
        findByArn(arn).orElseThrow(Queues::unknown).send(messages);
    }

    /** Is there a queue with this ARN? */
    public boolean exists(String arn) {
        return findByArn(arn).isPresent();
    }

    Queue byUrl(String url) {
        return Optional.ofNullable(byName.get(name(url))).orElseThrow(Queues::unknown);
    }

    Queue byName(String name) {
        return Optional.ofNullable(byName.get(name)).orElseThrow(Queues::unknown);
    }

    void delete(String url) {
        Optional.ofNullable(byName.remove(name(url)))
                .orElseThrow(Queues::unknown)
                .delete();
    }

    List<String> urls(String prefix) {
        return byName.keySet().stream()
                .filter(it -> it.startsWith(prefix))
                .sorted()
                .map(this::url)
                .toList();
    }

    String url(String name) {
        return "%s/%s/%s".formatted(endpoint, account, name);
    }

    private String arn(String name) {
        return "arn:aws:sqs:%s:%s:%s".formatted(region, account, name);
    }

    private Optional<Queue> findByArn(String arn) {
        return Optional.ofNullable(byName.get(arn.substring(arn.lastIndexOf(':') + 1)))
                .filter(it -> it.arn().equals(arn));
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static AwsError unknown() {
        return new AwsError(
                400,
                "QueueDoesNotExist",
                "AWS.SimpleQueueService.NonExistentQueue",
                "The specified queue does not exist.");
    }

    @Override
    public void close() {
        alarms.shutdownNow();
        byName.values().forEach(Queue::close);
        journals.ifPresent(Journals::close);
    }
}
