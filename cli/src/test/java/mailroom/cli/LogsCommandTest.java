package mailroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, as it is typed. */
class LogsCommandTest {
    private static final int INTERRUPTED = 130;

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void where_nothing_is_it_says_what_to_do_first() throws IOException, InterruptedException {
        Process command = logs();

        assertThat(command.waitFor()).isEqualTo(2);
        assertThat(command.errorReader().readLine())
                .isEqualTo("mailroom: there are no logs in %s yet: ./mailroom start, or demo, writes them"
                        .formatted(folder));
    }

    @Test
    void an_unknown_function_is_answered_with_those_that_are_there() throws IOException, InterruptedException {
        write("Api", "1 one\n");
        write("Sender", "2 two\n");
        Process command = logs("Sneder");

        assertThat(command.waitFor()).isEqualTo(2);
        assertThat(command.errorReader().readLine())
                .isEqualTo("mailroom: there is no log of a function 'Sneder'; there are those of Api, Sender");
    }

    @Test
    void what_is_there_is_printed_and_that_is_all() throws IOException, InterruptedException {
        write("Api", "1 one\n");
        Process command = logs("Api");

        assertThat(command.inputReader().lines()).containsExactly("1 one");
        assertThat(command.waitFor()).isZero();
    }

    @Test
    void following_survives_a_restart_of_the_stack_and_ends_well_on_ctrl_c() throws IOException, InterruptedException {
        write("Api", "1 one\n");
        Process command = logs("-f");
        try (BufferedReader lines = command.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("Api  1 one");
            write("Api", "2 two\n");
            assertThat(lines.readLine()).isEqualTo("Api  2 two");
            Files.delete(folder.resolve("Api.log"));
            write("Api", "3 three\n");
            assertThat(lines.readLine()).isEqualTo("Api  3 three");

            new ProcessBuilder("kill", "-INT", Long.toString(command.pid()))
                    .start()
                    .waitFor();
            assertThat(command.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(command.exitValue()).isEqualTo(INTERRUPTED);
            assertThat(lines.readLine()).isNull();
            assertThat(command.errorReader().readLine()).isNull();
        }
    }

    @Test
    void a_reader_that_goes_away_ends_it() throws IOException, InterruptedException {
        write("Api", "1 one\n");
        Process command = logs("-f");
        command.inputReader().readLine();
        command.getInputStream().close();
        write("Api", "2 two\n");

        assertThat(command.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private void write(String function, String text) throws IOException {
        Files.writeString(
                folder.resolve(function + ".log"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Process logs(String... arguments) throws IOException {
        // A background job of a script inherits an ignored SIGINT; a user's terminal does not.
        List<String> command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "logs",
                "--folder",
                folder.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }
}
