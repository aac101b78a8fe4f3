package mailroom.platform;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The way of one request: the id that the caller sees, and the W3C {@code traceparent} (Trace Context 1, version 00) that follows the work
 * through queues and topics.
 */
public record Trace(String requestId, String traceparent) {
    /** What an outsider's {@code x-request-id} may look like; anything else is replaced by our own id. */
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9_.=+/-]{1,128}");

    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    public Trace {
        if (!REQUEST_ID.matcher(requestId).matches()) {
            throw new IllegalArgumentException("request id is not 1 to 128 of A-Z a-z 0-9 _ . = + / -");
        }
        if (!TRACEPARENT.matcher(traceparent).matches()) {
            throw new IllegalArgumentException("traceparent is not of version 00");
        }
    }

    /** Starts a way at the edge: takes over what the caller sent where it is well-formed, else {@code ownRequestId} and a new trace. */
    public static Trace atEdge(
            Optional<String> callersRequestId,
            Optional<String> callersTraceparent,
            String ownRequestId,
            RandomGenerator random) {
        String id =
                callersRequestId.filter(it -> REQUEST_ID.matcher(it).matches()).orElse(ownRequestId);
        String parent = callersTraceparent
                .filter(it -> TRACEPARENT.matcher(it).matches())
                .orElseGet(() -> "00-" + hex(random, 16) + "-" + hex(random, 8) + "-01");
        return new Trace(id, parent);
    }

    /** The same trace, one span further: to be put into what is sent on. */
    public Trace next(RandomGenerator random) {
        return new Trace(requestId, traceparent.substring(0, 36) + hex(random, 8) + traceparent.substring(52));
    }

    public String traceId() {
        return traceparent.substring(3, 35);
    }

    private static String hex(RandomGenerator random, int bytes) {
        byte[] b = new byte[bytes];
        do {
            random.nextBytes(b);
        } while (allZero(b));
        return HexFormat.of().formatHex(b);
    }

    private static boolean allZero(byte[] bytes) {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }
}
