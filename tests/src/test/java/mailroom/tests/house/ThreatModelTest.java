package mailroom.tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The threat model names for each risk of the list a test that exists. */
class ThreatModelTest {
    private static final Path PAGE = Checkout.ROOT.resolve("docs/threat-model.md");
    private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w+Test)`");

    private static List<String> risks() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(it -> it.matches("\\| API\\d+ .*"))
                .toList();
    }

    private static Set<String> testClasses() throws IOException {
        try (Stream<Path> files = Files.walk(Checkout.ROOT)) {
            return files.map(Path::toString)
                    .filter(it -> it.contains("/src/test/java/") && it.endsWith("Test.java"))
                    .map(it -> it.substring(it.lastIndexOf('/') + 1, it.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void each_of_the_ten_risks_has_a_line() throws IOException {
        assertThat(risks().stream().map(it -> it.replaceFirst("\\| (API\\d+) .*", "$1")))
                .isEqualTo(IntStream.rangeClosed(1, 10)
                        .mapToObj("API%d"::formatted)
                        .toList());
    }

    @Test
    void every_line_names_tests_and_all_of_them_exist() throws IOException {
        Set<String> known = testClasses();
        assertThat(known).hasSizeGreaterThan(100);
        for (String risk : risks()) {
            String heldBy = risk.split("\\|", -1)[3];
            List<String> named =
                    CLASS.matcher(heldBy).results().map(it -> it.group(1)).toList();
            assertThat(named).as(risk).isNotEmpty().isSubsetOf(known);
        }
    }

    @Test
    void it_stays_one_page() throws IOException {
        assertThat(Files.readAllLines(PAGE)).hasSizeLessThan(80);
    }
}
