package mailroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionLogFolderTest {
    @TempDir
    Path folder;

    private FunctionLogFolder all;

    @BeforeEach
    void open() {
        all = new FunctionLogFolder(folder, Optional.empty());
    }

    @AfterEach
    void close() throws IOException {
        all.close();
    }

    @Test
    void lines_of_all_functions_come_in_the_order_of_their_times_with_the_name_in_front() throws IOException {
        write("Api", "2026-11-23T10:00:00.000001Z one\n2026-11-23T10:00:00.000004Z four\n");
        write("Sender", "2026-11-23T10:00:00.000002Z two\n2026-11-23T10:00:00.000003Z three\n");
        write("host", "the runtime's own\n");
        write("dynamodb", "the database's\n");

        assertThat(drain())
                .containsExactly(
                        "Api     2026-11-23T10:00:00.000001Z one",
                        "Sender  2026-11-23T10:00:00.000002Z two",
                        "Sender  2026-11-23T10:00:00.000003Z three",
                        "Api     2026-11-23T10:00:00.000004Z four");
    }

    @Test
    void one_functions_lines_are_as_they_were_written() throws IOException {
        write("Api", "2026-11-23T10:00:00.000001Z one\n");
        write("Sender", "2026-11-23T10:00:00.000002Z two\n");
        try (FunctionLogFolder one = new FunctionLogFolder(folder, Optional.of("Sender"))) {
            List<String> lines = new ArrayList<>();
            one.drain(lines::add);

            assertThat(lines).containsExactly("2026-11-23T10:00:00.000002Z two");
        }
    }

    @Test
    void a_line_comes_when_it_is_whole() throws IOException {
        write("Api", "1 on");
        assertThat(drain()).isEmpty();
        write("Api", "e\n2 tw");
        assertThat(drain()).containsExactly("Api  1 one");
        write("Api", "ö\n");
        assertThat(drain()).containsExactly("Api  2 twö");
    }

    @Test
    void a_function_that_comes_later_is_found() throws IOException {
        write("Api", "1 one\n");
        drain();
        write("Sender", "2 two\n");

        assertThat(drain()).containsExactly("Sender  2 two");
    }

    @Test
    void a_log_that_begins_anew_is_read_from_its_beginning_even_if_it_is_longer_than_the_old_one() throws IOException {
        write("Api", "1 one\n");
        drain();
        write("Api", "2 last words\n");
        Path file = folder.resolve("Api.log");
        try (var open = Files.newInputStream(file)) {
            Files.delete(file);
            assertThat(drain()).containsExactly("Api  2 last words");
            write("Api", "3 a new one\n4 that is longer than the old one\n");

            assertThat(drain()).containsExactly("Api  3 a new one", "Api  4 that is longer than the old one");
            assertThat(open.read()).isEqualTo('1');
        }
    }

    @Test
    void a_full_file_is_read_to_its_end_before_the_next_one() throws IOException {
        write("Api", "1 one\n");
        drain();
        write("Api", "2 two\n");
        Files.move(folder.resolve("Api.log"), folder.resolve("Api.log.1"), StandardCopyOption.REPLACE_EXISTING);
        write("Api", "3 three\n");

        assertThat(drain()).containsExactly("Api  2 two", "Api  3 three");
        try (FunctionLogFolder later = new FunctionLogFolder(folder, Optional.empty())) {
            List<String> lines = new ArrayList<>();
            later.drain(lines::add);
            assertThat(lines).containsExactly("Api  1 one", "Api  2 two", "Api  3 three");
        }
    }

    private void write(String function, String text) throws IOException {
        Files.writeString(
                folder.resolve(function + ".log"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private List<String> drain() throws IOException {
        List<String> lines = new ArrayList<>();
        all.drain(lines::add);
        return lines;
    }
}
