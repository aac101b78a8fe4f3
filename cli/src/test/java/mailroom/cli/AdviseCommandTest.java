package mailroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, as it is typed. */
class AdviseCommandTest {
    private static final Path SHOP = Path.of("../comparison/lab/src/test/resources/advise/shop");

    @TempDir
    Path folder;

    private record Ended(int code, String out, String error) {}

    @BeforeEach
    void copy() throws IOException {
        Files.copy(SHOP.resolve("template.yaml"), folder.resolve("template.yaml"));
        Files.copy(SHOP.resolve("access.log"), folder.resolve("access.log"));
    }

    private Ended advise(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                "mailroom.cli.Main",
                "advise",
                "--template",
                "template.yaml",
                "--trace",
                "access.log"));
        command.addAll(List.of(options));
        Path error = folder.resolve("error.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(error.toFile())
                .start();
        try (InputStream out = process.getInputStream()) {
            String printed = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), printed, Files.readString(error));
        }
    }

    @Test
    void check_prints_one_line_and_fails_where_another_grouping_is_better() throws Exception {
        Ended check = advise("--check");

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out().lines())
                .singleElement()
                .asString()
                .startsWith("Another grouping is better: 4 functions instead of 6.")
                .contains("The answer turns round at");
    }

    @Test
    void nothing_is_written_before_a_handler_is_named_and_then_the_check_passes() throws Exception {
        Path template = folder.resolve("template.yaml");
        String before = Files.readString(template);

        Ended refused = advise("--write");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.error()).contains("template.yaml is left as it is").contains("--handler");
        assertThat(template).hasContent(before);
        assertThat(advise("--write", "--handler", "shop.Router::handleRequest").code())
                .isZero();
        assertThat(Files.readString(template)).contains("Handler: shop.Router::handleRequest");
        assertThat(advise("--check").code()).isZero();
    }

    @Test
    void input_that_cannot_be_used_is_one_line_and_exit_code_two() throws Exception {
        Files.writeString(folder.resolve("access.log"), "\n");

        Ended empty = advise();

        assertThat(empty.code()).isEqualTo(2);
        assertThat(empty.out()).isEmpty();
        assertThat(empty.error()).contains("mailroom: --trace: access.log is empty");
        assertThat(advise("--keep-apart", "GET /nothing,GET /products").error())
                .contains("the template has no route 'GET /nothing'");
    }
}
