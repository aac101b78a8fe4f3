package mailroom.batches.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailroom.batches.domain.Content;
import mailroom.batches.domain.Kind;
import mailroom.batches.domain.Mode;
import mailroom.batches.domain.Recipient;
import mailroom.batches.domain.Sender;
import mailroom.batches.domain.Submission;
import mailroom.batches.domain.Submission.Way;

/** Reads a request for a batch strictly, and says everything that is wrong with it at once. */
public final class SubmissionParser {
    /** A queue keeps a message for 14 days at most. */
    public static final Duration LATEST_EXPIRY = Duration.ofDays(14);

    private static final Set<String> MEMBERS =
            Set.of("kind", "from", "reply_to", "subject", "text", "html", "expires_at", "open", "recipients");

    private final Defaults defaults;
    private final InstantSource clock;

    public SubmissionParser(Defaults defaults, InstantSource clock) {
        this.defaults = defaults;
        this.clock = clock;
    }

    public Parsed<Submission> parse(JsonNode request, Mode mode) {
        var violations = new Violations();
        if (!request.isObject()) {
            violations.add("", "must be an object");
            return violations.toInvalid();
        }
        var fields = new Fields(request, "", violations);
        fields.refuseOthers(MEMBERS);
        Kind kind = kind(fields, violations);
        String from = sender(fields, violations, "from", defaults.from().value());
        String replyTo = sender(fields, violations, "reply_to", "");
        String subject = subject(fields, violations);
        String text = fields.text("text", "");
        String html = fields.text("html", "");
        if (!request.has("text") && !request.has("html")) {
            violations.add("", "must have text or html, or both");
        }
        if (ContentJson.bytes(subject, text, html) > Content.MOST_BYTES) {
            violations.add(
                    "",
                    "subject, text and html together must not exceed %d bytes of JSON".formatted(Content.MOST_BYTES));
        }
        Instant expiresAt = expiresAt(fields, violations, kind);
        Way way = fields.flag("open") ? Way.KEEP_OPEN : Way.SEND;
        List<Recipient> recipients = way == Way.KEEP_OPEN && isNobody(request.path("recipients"))
                ? List.of()
                : new RecipientsParser(violations, mode).parse(request.path("recipients"));
        if (!violations.isEmpty()) {
            return violations.toInvalid();
        }
        var content = new Content(new Sender(from), replyTo, subject, text, html);
        return new Parsed.Valid<>(
                new Submission(kind, content, expiresAt, recipients, way), CanonicalJson.digest(request));
    }

    /** An open batch may begin with nobody. */
    private static boolean isNobody(JsonNode recipients) {
        return recipients.isMissingNode() || (recipients.isArray() && recipients.isEmpty());
    }

    private static Kind kind(Fields fields, Violations violations) {
        String label = fields.text("kind", Kind.BULK.label());
        return Kind.of(label).orElseGet(() -> {
            if (!label.isEmpty()) {
                violations.add(
                        "/kind",
                        "must be one of "
                                + Stream.of(Kind.values()).map(Kind::label).collect(Collectors.joining(", ")));
            }
            return Kind.BULK;
        });
    }

    private static String sender(Fields fields, Violations violations, String name, String fallback) {
        String sender = fields.text(name, fallback);
        if (!sender.isEmpty()) {
            Sender.fault(sender).ifPresent(why -> violations.add("/" + name, why));
        }
        return sender;
    }

    private static String subject(Fields fields, Violations violations) {
        String subject = fields.text("subject");
        if (subject.length() > Content.MOST_SUBJECT) {
            violations.add("/subject", "must not exceed %d characters".formatted(Content.MOST_SUBJECT));
        }
        if (subject.chars().anyMatch(Character::isISOControl)) {
            violations.add("/subject", "must not hold control characters");
        }
        return subject;
    }

    private Instant expiresAt(Fields fields, Violations violations, Kind kind) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant fallback = now.plus(defaults.timeToLive(kind));
        String text = fields.text("expires_at", fallback.toString());
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            Instant at = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (!at.isAfter(now)) {
                violations.add("/expires_at", "must lie in the future");
            } else if (at.isAfter(now.plus(LATEST_EXPIRY))) {
                violations.add("/expires_at", "must lie within %d days".formatted(LATEST_EXPIRY.toDays()));
            }
            return at;
        } catch (DateTimeException e) {
            violations.add("/expires_at", "must be a time such as 2026-11-23T12:00:00Z (RFC 3339)");
            return fallback;
        }
    }
}
