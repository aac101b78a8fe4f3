package local.aws.ses;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import local.aws.sns.Publication;
import local.aws.sns.Topics;
import local.observe.Faults;
import local.observe.Faults.OfCall;

/** Publishes events to topics as SES does, through calls that can go wrong: one that failed, or was not answered, is made again. */
final class Announcements {
    private static final Logger LOG = System.getLogger(Announcements.class.getName());
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
    private static final int MOST_ATTEMPTS = 60;

    private final Topics topics;
    private final Faults faults;
    private final ScheduledExecutorService timer;

    Announcements(Topics topics, Faults faults, ScheduledExecutorService timer) {
        this.topics = topics;
        this.faults = faults;
        this.timer = timer;
    }

    void publish(String topic, Publication event) {
        attempt(topic, event, 1);
    }

    private void attempt(String topic, Publication event, int attempt) {
        switch (faults.onCall("ses", "sns", "Publish", topic)) {
            case OfCall.None() -> topics.publish(topic, List.of(event));
            case OfCall.Delay(Duration by) -> later(by, () -> topics.publish(topic, List.of(event)));
            case OfCall.Refuse refusal -> again(topic, event, attempt, refusal.code());
            case OfCall.DropAnswer() -> {
                topics.publish(topic, List.of(event));
                again(topic, event, attempt, "no answer");
            }
        }
    }

    private void again(String topic, Publication event, int attempt, String why) {
        if (attempt == MOST_ATTEMPTS) {
            LOG.log(Level.WARNING, "an event for %s is lost: %s, %d times".formatted(topic, why, attempt));
        } else {
            later(AGAIN_AFTER, () -> attempt(topic, event, attempt + 1));
        }
    }

    private void later(Duration time, Runnable task) {
        try {
            var _ = timer.schedule(task, time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "the mail service has ended", e);
        }
    }
}
