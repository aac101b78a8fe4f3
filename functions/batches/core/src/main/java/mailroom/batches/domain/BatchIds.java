package mailroom.batches.domain;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** Makes batch ids: 48 bits of time and 80 bits of chance, in Crockford's base 32. */
public final class BatchIds {
    static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    static final int TIME_DIGITS = 10;
    private static final int CHANCE_DIGITS = 16;

    private final RandomGenerator random;

    /** {@code random} must be hard to guess: an id is no secret, but ids of two environments must not meet. */
    public BatchIds(RandomGenerator random) {
        this.random = random;
    }

    public BatchId next(Instant now) {
        var id = new StringBuilder("bat_");
        long millis = now.toEpochMilli();
        for (int shift = 5 * (TIME_DIGITS - 1); shift >= 0; shift -= 5) {
            id.append(DIGITS.charAt((int) (millis >>> shift) & 31));
        }
        for (int i = 0; i < CHANCE_DIGITS; i++) {
            id.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return new BatchId(id.toString());
    }
}
