package local.websocket;

import java.time.Instant;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Ids as API Gateway gives them to connections, messages and requests: 15 characters and an equals sign. Thread-safe. */
final class Ids {
    private static final Pattern BASE64 =
            Pattern.compile("(?:[A-Za-z0-9+/_-]{4})*(?:[A-Za-z0-9+/_-]{2}(?:==|[A-Za-z0-9+/_-]=))?");

    private final RandomGenerator random;

    Ids(RandomGenerator random) {
        this.random = random;
    }

    synchronized String next() {
        byte[] bytes = new byte[11];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    /** X-Ray's header, of a trace that begins here. */
    synchronized String trace(Instant now) {
        return "Root=1-%08x-%08x%016x".formatted(now.getEpochSecond(), random.nextInt(), random.nextLong());
    }

    /** Could this be a connection's id, of whichever time? */
    static boolean wellFormed(String id) {
        return !id.isEmpty() && BASE64.matcher(id).matches();
    }
}
