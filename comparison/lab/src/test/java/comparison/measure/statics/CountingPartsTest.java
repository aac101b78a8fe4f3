package comparison.measure.statics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountingPartsTest {
    @TempDir
    Path folder;

    private static void zip(OutputStream to, Map<String, byte[]> entries) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(to)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
    }

    private Path function() throws IOException {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        zip(jar, Map.of("some/Thing.class", "class".getBytes(StandardCharsets.UTF_8)));
        Path zip = folder.resolve("function.zip");
        try (OutputStream to = Files.newOutputStream(zip)) {
            zip(to, Map.of("lib/thing.jar", jar.toByteArray(), "notes.txt", new byte[1_000]));
        }
        return zip;
    }

    @Test
    void a_zip_s_jars_and_bytes_are_counted() throws IOException {
        Jars jars = Jars.in(function());

        assertThat(jars.jars()).containsExactly("thing.jar");
        assertThat(jars.unpacked()).isGreaterThan(1_000);
        assertThat(jars.packed()).isEqualTo(Files.size(folder.resolve("function.zip")));
    }

    @Test
    void a_class_is_found_in_a_jar_inside_a_zip() throws IOException {
        Path zip = function();

        assertThat(ClassesInZip.of(zip, Set.of("some/Thing.class", "some/Other.class")))
                .containsExactly("some/Thing.class");
    }

    @Test
    void blank_lines_comments_and_imports_are_no_code() {
        assertThat(SourceLines.in(List.of(
                        "package a;",
                        "",
                        "import b.C;",
                        "/** What it is. */",
                        "class A {",
                        "    // why",
                        "    int b;",
                        "    /*",
                        "     * long",
                        "     */",
                        "}")))
                .isEqualTo(3);
    }
}
