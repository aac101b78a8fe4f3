package comparison.advise.times;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * What is assumed of a Java function of which nothing is known; {@code times.json} says since when, and on what it rests.
 *
 * @param initMillis and {@code firstMillis}: with a whole CPU
 * @param warmMemoryMb that {@code warmMillis} are for
 * @param furtherFunctionInitMillis what each function that another takes in adds to its init
 */
public record StandardTimes(
        String asOf,
        String basis,
        List<Double> initMillis,
        List<Double> firstMillis,
        List<Double> warmMillis,
        int warmMemoryMb,
        double furtherFunctionInitMillis) {
    private static final String FILE = "/comparison/advise/times.json";

    public static StandardTimes read() {
        try (InputStream file = StandardTimes.class.getResourceAsStream(FILE)) {
            return new ObjectMapper().readValue(Objects.requireNonNull(file), StandardTimes.class);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
