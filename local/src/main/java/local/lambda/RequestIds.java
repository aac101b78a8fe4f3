package local.lambda;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes the ids that Lambda gives to requests, traces and log streams. */
final class RequestIds {
    private final RandomGenerator random;

    RequestIds(RandomGenerator random) {
        this.random = random;
    }

    String request() {
        long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
        long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** X-Ray's header, not sampled. */
    String trace(Instant now) {
        return "Root=1-%08x-%08x%016x;Parent=%016x;Sampled=0"
                .formatted(now.getEpochSecond(), random.nextInt(), random.nextLong(), random.nextLong());
    }

    String logStream(Instant now) {
        String day = DateTimeFormatter.ofPattern("yyyy/MM/dd")
                .withZone(ZoneOffset.UTC)
                .format(now);
        return "%s/[$LATEST]%016x%016x".formatted(day, random.nextLong(), random.nextLong());
    }
}
