package mailroom.tests.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** This checkout, seen from the tests: Maven runs them in {@code tests/}. */
public final class Checkout {
    public static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private Checkout() {}

    /** Every zip that the build made: the layer's and the functions'. */
    static List<Path> zips() {
        try (Stream<Path> functions = Files.walk(ROOT.resolve("functions"));
                Stream<Path> layers = Files.walk(ROOT.resolve("layers"))) {
            return Stream.concat(functions, layers)
                    .filter(it ->
                            it.getParent().endsWith("target") && it.toString().endsWith(".zip"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
