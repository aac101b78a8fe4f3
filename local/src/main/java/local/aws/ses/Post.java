package local.aws.ses;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import local.aws.sns.Publication;
import local.aws.sns.Topics;
import local.observe.Faults;

/** Carries accepted emails to the mail server, recipient by recipient, and publishes what becomes of each. */
final class Post implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Post.class.getName());
    private static final int CONNECTIONS = 4;
    private static final int MOST_ATTEMPTS = 3;
    private static final int MOST_WAITING = 50_000;
    /** The standard antivirus test file: what holds it is rejected, as SES does. */
    private static final String VIRUS = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE";

    private final ScheduledExecutorService carriers = Executors.newScheduledThreadPool(
            CONNECTIONS, Thread.ofPlatform().name("ses-post-", 0).daemon().factory());
    private final AtomicInteger waiting = new AtomicInteger();
    private final Smtp smtp;
    private final ConfigurationSets sets;
    private final Announcements announcements;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private final Duration retryAfter;

    Post(
            Smtp smtp,
            ConfigurationSets sets,
            Topics topics,
            Faults faults,
            InstantSource clock,
            Supplier<String> ids,
            Duration retryAfter) {
        this.smtp = smtp;
        this.sets = sets;
        this.announcements = new Announcements(topics, faults, carriers);
        this.clock = clock;
        this.ids = ids;
        this.retryAfter = retryAfter;
    }

    /** Is there so much on its way that no more should be accepted? */
    boolean isFull() {
        return waiting.get() > MOST_WAITING;
    }

    /** Takes an email; what becomes of it is told by events only. */
    void accept(Email email) {
        waiting.incrementAndGet();
        carriers.execute(() -> {
            try {
                carry(email, clock.instant());
            } catch (MessagingException | RuntimeException e) {
                LOG.log(Level.WARNING, "%s is no mail: %s".formatted(email.messageId(), e.getMessage()));
                publish(email, clock.instant(), Event.reject());
            } finally {
                waiting.decrementAndGet();
            }
        });
    }

    /** An email that could not be rendered: accepted, and never sent. */
    void failRendering(Email email, String message) {
        publish(email, clock.instant(), Event.renderingFailure(message));
    }

    private void carry(Email email, Instant sentAt) throws MessagingException {
        publish(email, sentAt, Event.send());
        if (email.content() instanceof Email.Simple simple && isVirus(simple)) {
            publish(email, sentAt, Event.reject());
            return;
        }
        Optional<MimeMessage> message =
                email.recipients().stream().anyMatch(it -> Simulator.of(it).isHandedOver())
                        ? Optional.of(Mime.build(email, smtp.session(), sentAt))
                        : Optional.empty();
        for (String recipient : email.recipients()) {
            switch (Simulator.of(recipient)) {
                case BOUNCES -> bounce(email, sentAt, recipient, "Permanent", "General", "550 5.1.1 user unknown");
                case SUPPRESSED ->
                    bounce(
                            email,
                            sentAt,
                            recipient,
                            "Permanent",
                            "Suppressed",
                            "550 5.1.1 Amazon SES has suppressed sending to this address");
                case DELIVERS, COMPLAINS -> attempt(email, sentAt, recipient, message.orElseThrow(), 1);
            }
        }
    }

    private static boolean isVirus(Email.Simple content) {
        return content.text().orElse("").contains(VIRUS)
                || content.html().orElse("").contains(VIRUS);
    }

    private void attempt(Email email, Instant sentAt, String recipient, MimeMessage message, int attempt) {
        switch (smtp.handOver(message, recipient)) {
            case Handover.Accepted(String response) -> delivered(email, sentAt, recipient, response);
            case Handover.Refused(String response) ->
                bounce(email, sentAt, recipient, "Permanent", "General", response);
            case Handover.Deferred(String response) -> {
                if (attempt == MOST_ATTEMPTS) {
                    bounce(email, sentAt, recipient, "Transient", "General", response);
                } else {
                    later(email, sentAt, recipient, message, attempt, response);
                }
            }
        }
    }

    private void later(
            Email email, Instant sentAt, String recipient, MimeMessage message, int attempt, String response) {
        if (attempt == 1) {
            Instant until = sentAt.plus(retryAfter.multipliedBy(MOST_ATTEMPTS));
            publish(email, sentAt, Event.delay(recipient, response, clock.instant(), until));
        }
        var _ = carriers.schedule(
                () -> attempt(email, sentAt, recipient, message, attempt + 1),
                retryAfter.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void delivered(Email email, Instant sentAt, String recipient, String response) {
        Instant now = clock.instant();
        publish(
                email,
                sentAt,
                Event.delivery(
                        recipient, response, now, Duration.between(sentAt, now).toMillis()));
        if (Simulator.of(recipient) == Simulator.COMPLAINS) {
            publish(email, sentAt, Event.complaint(recipient, now, ids.get()));
        }
    }

    private void bounce(Email email, Instant sentAt, String recipient, String type, String subType, String response) {
        publish(email, sentAt, Event.bounce(recipient, type, subType, response, clock.instant(), ids.get()));
    }

    private void publish(Email email, Instant sentAt, Event event) {
        List<String> to = email.configurationSet()
                .map(it -> sets.topics(it, event.type()))
                .orElse(List.of());
        if (!to.isEmpty()) {
            Publication publication = Publication.of(event.json(email, sentAt));
            to.forEach(it -> announcements.publish(it, publication));
        }
    }

    @Override
    public void close() {
        carriers.shutdownNow();
    }
}
