package local.aws.sns;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import local.aws.proxy.AwsError;
import org.jspecify.annotations.Nullable;

/** A topic and its subscriptions. Publishing only enqueues; each subscription's courier delivers. */
final class Topic {
    private static final Duration SAME = Duration.ofMinutes(5);

    private final String arn;
    private final boolean contentDeduplication;
    private final Courier.Around around;
    private final Map<String, Courier> couriers = new ConcurrentHashMap<>();
    private final Map<String, Published> recent = new LinkedHashMap<>();
    private long sequence;

    Topic(String arn, Map<String, String> attributes, Courier.Around around) {
        this.arn = arn;
        this.contentDeduplication = Boolean.parseBoolean(attributes.get("ContentBasedDeduplication"));
        this.around = around;
        if (Boolean.parseBoolean(attributes.get("FifoTopic")) != fifo()) {
            throw invalid("Topic Name Reason: FIFO Topic names must end with .fifo, and others must not");
        }
    }

    String arn() {
        return arn;
    }

    boolean fifo() {
        return Subscription.fifo(arn);
    }

    /** What {@code GetTopicAttributes} tells. */
    Map<String, String> attributes() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("TopicArn", arn);
        all.put("Owner", Subscription.owner(arn));
        all.put("DisplayName", "");
        all.put("SubscriptionsConfirmed", "" + couriers.size());
        all.put("SubscriptionsPending", "0");
        all.put("SubscriptionsDeleted", "0");
        if (fifo()) {
            all.put("FifoTopic", "true");
            all.put("ContentBasedDeduplication", "" + contentDeduplication);
        }
        return all;
    }

    /** Adds a subscription, unless its subscriber has one already: then it is that one. */
    synchronized Subscription subscribe(Subscription subscription) {
        Optional<Subscription> before = subscriptions().stream()
                .filter(it -> it.protocol() == subscription.protocol()
                        && it.endpoint().equals(subscription.endpoint()))
                .findFirst();
        if (before.isEmpty()) {
            add(subscription);
            return subscription;
        }
        if (!before.get().has(subscription.written())) {
            throw invalid("Attributes Reason: Subscription already exists with different attributes");
        }
        return before.get();
    }

    /** Adds a subscription, or changes the one with its ARN. */
    void add(Subscription subscription) {
        couriers.computeIfAbsent(subscription.arn(), it -> new Courier(subscription, around))
                .change(subscription);
    }

    void remove(String subscriptionArn) {
        couriers.remove(subscriptionArn);
    }

    Optional<Subscription> find(String subscriptionArn) {
        return Optional.ofNullable(couriers.get(subscriptionArn)).map(Courier::subscription);
    }

    List<Subscription> subscriptions() {
        return couriers.values().stream().map(Courier::subscription).toList();
    }

    /** Takes messages all together. Of a FIFO topic's messages with the same deduplication id only the first within five minutes counts. */
    synchronized List<Published> publish(List<Publication> publications, Instant now, Supplier<String> ids) {
        List<Published> answers = new ArrayList<>();
        List<Published> fresh = new ArrayList<>();
        for (Publication publication : publications) {
            Optional<String> once = fifo() ? Optional.of(deduplicationId(publication)) : Optional.empty();
            Published before = once.map(it -> find(it, now)).orElse(null);
            if (before == null) {
                Published made = new Published(
                        ids.get(),
                        now,
                        ++sequence,
                        once.map(publication::withDeduplication).orElse(publication));
                once.ifPresent(it -> recent.put(it, made));
                fresh.add(made);
                answers.add(made);
            } else {
                answers.add(before);
            }
        }
        if (!fresh.isEmpty()) {
            couriers.values().forEach(it -> it.offer(fresh));
        }
        return answers;
    }

    private @Nullable Published find(String id, Instant now) {
        recent.values().removeIf(it -> !it.at().plus(SAME).isAfter(now));
        return recent.get(id);
    }

    private String deduplicationId(Publication publication) {
        if (publication.group().isEmpty()) {
            throw invalid("The MessageGroupId parameter is required for FIFO topics");
        }
        return publication.deduplication().orElseGet(() -> {
            if (!contentDeduplication) {
                throw invalid(
                        "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
            }
            return sha256(publication.message());
        });
    }

    private static AwsError invalid(String why) {
        return new AwsError(400, "InvalidParameter", "Invalid parameter: " + why);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
