package mailroom.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user sees on the terminal. */
class CommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void the_demo_tells_how_each_of_ten_ended_and_leaves_nothing_behind() {
        Command demo = Command.start(Map.of(), "demo");
        await().atMost(PATIENCE).until(() -> demo.errors().contains("taking requests"));
        List<ProcessHandle> children = demo.descendants();
        assertThat(children).hasSizeGreaterThan(5);
        assertThat(demo.exitCode()).as(demo.errors()).isZero();
        assertThat(demo.output().lines().filter(it -> it.contains("@simulator.amazonses.com")))
                .hasSize(10);
        assertThat(demo.output().lines().filter(it -> it.contains(" delivered ")))
                .hasSize(8);
        assertThat(demo.output()).contains("OnProviderSuppressionList", "request id", "look next");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void the_users_own_batch_is_sent_over_tls_and_watched_over_the_websocket(@TempDir Path folder) throws IOException {
        Path batch = folder.resolve("batch.json");
        Files.writeString(
                batch,
                "{\"subject\":\"Hello\",\"text\":\"Hello\",\"recipients\":[{\"address\":\"success@simulator.amazonses.com\"},{\"address\":\"somebody@example.com\"}]}");
        try (Command demo = Command.run("demo", "--https", "--batch", batch.toString())) {
            assertThat(demo.exitCode()).as(demo.errors()).isZero();
            assertThat(demo.output()).contains("somebody@example.com", "batch        https://");
            assertThat(demo.errors()).contains("connected to the WebSocket at wss://", "settled, 2 of 2 are final");
        }
    }

    @Test
    void a_batch_that_is_refused_says_why_and_is_not_a_success(@TempDir Path folder) throws IOException {
        Path batch = folder.resolve("batch.json");
        Files.writeString(
                batch, "{\"subject\":\"Hello\",\"text\":\"Hello\",\"recipients\":[{\"address\":\"nobody\"}]}");
        try (Command demo = Command.run("demo", "--batch", batch.toString())) {
            assertThat(demo.exitCode()).isEqualTo(1);
            assertThat(demo.errors()).contains("/recipients/0/address");
        }
    }

    @Test
    void ctrl_c_ends_a_running_system_and_every_process_of_it() {
        try (Command start = Command.start(Map.of(), "start", "--port", "0")) {
            await().atMost(PATIENCE).until(() -> start.output().contains("Ctrl-C stops it."));
            List<ProcessHandle> children = start.descendants();
            assertThat(children).isNotEmpty();
            assertThat(start.output()).contains("curl -s http://127.0.0.1:").contains("API key   mk_live_");
            start.interrupt();
            assertThat(start.exitCode()).isEqualTo(130);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    void a_host_that_is_killed_hard_leaves_no_function_behind() {
        try (Command start = Command.start(Map.of(), "start", "--port", "0")) {
            await().atMost(PATIENCE).until(() -> start.output().contains("Ctrl-C stops it."));
            List<ProcessHandle> children = start.descendants();
            start.killHard();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    void a_busy_port_is_one_clear_line_and_exit_2() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Command start = Command.run("start", "--port", Integer.toString(busy.getLocalPort()))) {
            assertThat(start.exitCode()).isEqualTo(2);
            assertThat(start.errors().lines().filter(it -> it.startsWith("mailroom:")))
                    .singleElement()
                    .asString()
                    .contains(Integer.toString(busy.getLocalPort()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frobnicate                              | no command 'frobnicate'",
                "demo --frobnicate                       | --frobnicate",
                "demo --batch /does/not/exist.json       | --batch: cannot read",
                "start --port 99999                      | --port: 99999",
                "start --port ninety                     | ninety",
                "start --smtp nonsense                   | --smtp: 'nonsense'",
                "start --template /does/not/exist.yaml   | --template: cannot read",
                "start --parameter Nonsense=1            | Nonsense",
                "invoke Nobody -e /dev/null              | Nobody",
                "admin                                   | create-key",
                "compare --contenders /does/not/exist    | /does/not/exist",
                "compare --trace /does/not/exist.log     | /does/not/exist.log",
                "compare --out /dev/null                 | --out: /dev/null is a file",
                "advise --template /x.yaml               | --trace",
                "advise --template /x.yaml --trace x --days 0 | --days",
                "test --fast                             | test takes no options"
            })
    void wrong_arguments_are_named_and_exit_2(String line, String said) {
        try (Command command = Command.run(line.trim().split("\\s+"))) {
            assertThat(command.exitCode()).as(command.errors()).isEqualTo(2);
            assertThat(command.errors()).contains(said.trim());
        }
    }

    @Test
    void without_a_jdk_25_the_launcher_says_what_is_missing(@TempDir Path folder) throws IOException {
        // A PATH that holds the tools and an old java; a HOME without one. The usual folders hold the real one, so the
        // launcher is copied
        // with another number that no JDK has.
        Path copy = folder.resolve("mailroom");
        Files.writeString(
                copy,
                Files.readString(mailroom.tests.house.Checkout.ROOT.resolve("mailroom"))
                        .replace("needed=25", "needed=99"));
        assertThat(copy.toFile().setExecutable(true)).isTrue();
        Process process = new ProcessBuilder(copy.toString(), "demo")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).isEqualTo(2);
        assertThat(said.lines())
                .singleElement()
                .asString()
                .contains("no JDK 99 found")
                .contains("JAVA_HOME");
    }

    @Test
    void invoke_runs_one_function_with_its_event_file() {
        try (Command invoke = Command.run("invoke", "Authorizer")) {
            assertThat(invoke.exitCode()).as(invoke.errors()).isZero();
            assertThat(invoke.output()).contains("\"isAuthorized\":false");
        }
    }
}
