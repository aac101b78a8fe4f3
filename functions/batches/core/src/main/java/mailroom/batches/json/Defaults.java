package mailroom.batches.json;

import java.time.Duration;
import java.util.Map;
import mailroom.batches.domain.Kind;
import mailroom.batches.domain.Sender;

/** What a request need not say: its sender, and per kind how long its mails are worth sending. */
public record Defaults(Sender from, Map<Kind, Duration> timeToLive) {
    public Defaults {
        timeToLive = Map.copyOf(timeToLive);
        for (Kind kind : Kind.values()) {
            Duration given = timeToLive.get(kind);
            if (given == null || !given.isPositive() || given.compareTo(SubmissionParser.LATEST_EXPIRY) > 0) {
                throw new IllegalArgumentException("%s needs a time to live up to %d days"
                        .formatted(kind, SubmissionParser.LATEST_EXPIRY.toDays()));
            }
        }
    }

    Duration timeToLive(Kind kind) {
        Duration given = timeToLive.get(kind);
        return given == null ? SubmissionParser.LATEST_EXPIRY : given;
    }
}
