package mailroom.tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What each zip holds. The list in {@code zips.txt} is the review: a new jar in a zip is a line in a change. */
class ZipsTest {
    private static final Path LIST = Checkout.ROOT.resolve("tests/src/test/resources/zips.txt");
    private static final long MOST_BYTES_UNPACKED = 250L * 1024 * 1024;

    private static List<ZipEntry> entries(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.stream()
                    .map(ZipEntry.class::cast)
                    .filter(it -> !it.isDirectory())
                    .toList();
        }
    }

    /** {@code lib/dynamodb-2.41.18.jar} is {@code dynamodb}. */
    private static String artifact(ZipEntry entry) {
        return entry.getName().replaceFirst(".*/", "").replaceFirst("-\\d[\\w.]*(-\\w+)?\\.jar$", "");
    }

    private static Map<String, List<String>> artifactsByZip() throws IOException {
        Map<String, List<String>> byZip = new TreeMap<>();
        for (Path zip : Checkout.zips()) {
            byZip.put(
                    zip.getFileName().toString(),
                    entries(zip).stream().map(ZipsTest::artifact).sorted().toList());
        }
        return byZip;
    }

    @Test
    void each_zip_holds_the_jars_that_the_list_names() throws IOException {
        List<String> lines = new ArrayList<>();
        artifactsByZip().forEach((zip, jars) -> jars.forEach(jar -> lines.add(zip + " " + jar)));
        assertThat(lines).hasSizeGreaterThan(50).isEqualTo(Files.readAllLines(LIST));
    }

    @Test
    void no_zip_carries_what_a_layer_holds() throws IOException {
        Map<String, List<String>> zips = artifactsByZip();
        List<String> platform = zips.remove("platform.zip");
        assertThat(platform).contains("platform", "sdk-core", "slf4j-api", "jackson-databind");
        assertThat(zips)
                .hasSize(11)
                .allSatisfy((zip, jars) -> assertThat(jars).as(zip).doesNotContainAnyElementsOf(platform));
        List<String> access = zips.remove("access.zip");
        assertThat(access).contains("access", "cedar-java");
        assertThat(zips).allSatisfy((zip, jars) -> assertThat(jars).as(zip).doesNotContainAnyElementsOf(access));
    }

    /** Jars under {@code lib}, and the policy engine's library once for each processor of Lambda. */
    @Test
    void nothing_is_in_a_zip_twice_and_nothing_lies_outside_lib() throws IOException {
        for (Path zip : Checkout.zips()) {
            List<String> names = entries(zip).stream().map(ZipEntry::getName).toList();
            assertThat(names).as(zip.toString()).doesNotHaveDuplicates();
            List<String> others = names.stream()
                    .filter(it -> !it.matches("(java/)?lib/[^/]+\\.jar"))
                    .toList();
            if (zip.endsWith("access.zip")) {
                assertThat(others)
                        .contains(
                                "lib/cedar/linux/aarch64/libcedar_java_ffi.so",
                                "lib/cedar/linux/x86_64/libcedar_java_ffi.so")
                        .allMatch(it -> it.matches("lib/cedar/\\w+/\\w+/(lib)?cedar_java_ffi\\.\\w+"))
                        .hasSizeLessThanOrEqualTo(4);
            } else {
                assertThat(others).isEmpty();
                assertThat(entries(zip).stream().map(ZipsTest::artifact))
                        .as(zip.toString())
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void every_function_with_its_layers_fits_into_lambdas_limit() throws IOException {
        long layers = 0;
        long largest = 0;
        for (Path zip : Checkout.zips()) {
            long size = 0;
            for (ZipEntry it : entries(zip)) {
                size += it.getSize();
            }
            if (zip.endsWith("platform.zip") || zip.endsWith("access.zip")) {
                layers += size;
            } else {
                largest = Math.max(largest, size);
            }
        }
        assertThat(layers).isPositive();
        assertThat(layers + largest).isLessThan(MOST_BYTES_UNPACKED);
    }

    @Test
    void every_archive_entry_carries_the_builds_fixed_time() throws IOException {
        for (Path zip : Checkout.zips()) {
            assertThat(entries(zip).stream().map(ZipEntry::getTimeLocal).distinct())
                    .as(zip.toString())
                    .hasSize(1);
        }
    }
}
