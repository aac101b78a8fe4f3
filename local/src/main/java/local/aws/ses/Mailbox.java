package local.aws.ses;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the embedded SMTP server received: all of it counted, the last of it kept. Thread-safe. */
public final class Mailbox {
    /** A mail as a human reads it; {@code body} is the text part, or the HTML where there is no text. */
    public record Mail(String recipient, String subject, String body) {}

    private record Kept(String recipient, MimeMessage message) {}

    private static final int MOST_KEPT = 100;
    private static final int MOST_ADDRESSES = 500_000;

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final LongAdder total = new LongAdder();
    private final Deque<Kept> latest = new ArrayDeque<>();

    void receive(String recipient, MimeMessage message) {
        String address = recipient.toLowerCase(Locale.ROOT);
        if (counts.size() < MOST_ADDRESSES) {
            counts.computeIfAbsent(address, it -> new LongAdder()).increment();
        }
        total.increment();
        synchronized (latest) {
            latest.addLast(new Kept(address, message));
            if (latest.size() > MOST_KEPT) {
                latest.removeFirst();
            }
        }
    }

    /** Mails received for one address, in any letter case. Exact for the first 500,000 addresses; later ones are in the total only. */
    public long count(String address) {
        LongAdder count = counts.get(address.toLowerCase(Locale.ROOT));
        return count == null ? 0 : count.sum();
    }

    /** Mails received for each address, in lower case. */
    public Map<String, Long> counts() {
        Map<String, Long> copy = new ConcurrentHashMap<>();
        counts.forEach((address, count) -> copy.put(address, count.sum()));
        return Map.copyOf(copy);
    }

    /** Mails received: one per recipient. */
    public long total() {
        return total.sum();
    }

    /** The last mails, the youngest first, at most 100. */
    public List<Mail> latest() {
        synchronized (latest) {
            return latest.reversed().stream().map(Mailbox::read).toList();
        }
    }

    private static Mail read(Kept kept) {
        try {
            String subject = kept.message().getSubject();
            return new Mail(
                    kept.recipient(),
                    subject == null ? "" : subject,
                    text(kept.message().getContent()).orElse(""));
        } catch (MessagingException | IOException e) {
            return new Mail(kept.recipient(), "", "unreadable: " + e.getMessage());
        }
    }

    private static Optional<String> text(Object content) throws MessagingException, IOException {
        if (content instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                Optional<String> text = text(part.getContent());
                if (text.isPresent()) {
                    return text;
                }
            }
            return Optional.empty();
        }
        return content instanceof String text ? Optional.of(text.stripTrailing()) : Optional.empty();
    }
}
