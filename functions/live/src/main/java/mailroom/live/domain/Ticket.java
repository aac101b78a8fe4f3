package mailroom.live.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** What opens one connection: 32 random bytes in base64url. Never printed, and stored as a hash only. */
public record Ticket(String value) {
    /** A browser cannot send headers with a WebSocket, so the ticket stands in the URL, where logs may keep it: it must be over soon. */
    public static final Duration LIFE = Duration.ofSeconds(30);

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    public Ticket {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a ticket is %d bytes in base64url".formatted(BYTES));
        }
    }

    /** A new one; {@code random} must be cryptographically strong outside of tests. */
    public static Ticket next(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Ticket(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The ticket in {@code text}, or nothing where it has not the form of one. */
    public static Optional<Ticket> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Ticket(text)) : Optional.empty();
    }

    /** SHA-256 of the text, as lower-case hex. */
    public String hash() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Ticket[hidden]";
    }
}
