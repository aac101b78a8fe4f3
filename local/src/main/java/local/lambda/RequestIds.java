package local.lambda;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

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

    /** X-Ray's header: the caller's where it sent one, its lineage included, with what is missing added; not sampled unless it says so. */
    String trace(Instant now, Optional<String> incoming) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("Root", "1-%08x-%08x%016x".formatted(now.getEpochSecond(), random.nextInt(), random.nextLong()));
        parts.put("Parent", "%016x".formatted(random.nextLong()));
        parts.put("Sampled", "0");
        for (String part : incoming.orElse("").split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0 && part.chars().allMatch(it -> it >= ' ' && it < 0x7f)) {
                parts.put(
                        part.substring(0, equals).strip(),
                        part.substring(equals + 1).strip());
            }
        }
        return parts.entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining(";"));
    }

    String logStream(Instant now) {
        String day = DateTimeFormatter.ofPattern("yyyy/MM/dd")
                .withZone(ZoneOffset.UTC)
                .format(now);
        return "%s/[$LATEST]%016x%016x".formatted(day, random.nextLong(), random.nextLong());
    }
}
