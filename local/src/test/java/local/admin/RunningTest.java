package local.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningTest {
    private static final URI URL = URI.create("http://127.0.0.1:8080");

    @TempDir
    Path folder;

    private Running running(long pid, URI admin) {
        return new Running(
                pid,
                URL,
                Map.of("Live", URI.create("ws://127.0.0.1:9/live")),
                URL,
                admin,
                folder.resolve("template.yaml"));
    }

    private Running own() {
        return running(ProcessHandle.current().pid(), URI.create("http://127.0.0.1:9000"));
    }

    @Test
    void a_running_stack_is_found() throws IOException {
        own().write(folder);

        assertThat(Running.find(folder)).contains(own());
        assertThat(Files.readString(folder.resolve("running.json")))
                .contains("\"pid\"", "\"url\"", "\"webSocketUrls\"", "\"aws\"", "\"admin\"", "\"template\"");
    }

    @Test
    void nothing_is_found_where_none_runs() throws IOException {
        assertThat(Running.find(folder)).isEmpty();
        Files.writeString(folder.resolve("running.json"), "{ half");
        assertThat(Running.find(folder)).isEmpty();
    }

    @Test
    void one_whose_process_is_gone_is_not_running() throws IOException {
        running(Long.MAX_VALUE, URL).write(folder);

        assertThat(Running.find(folder)).isEmpty();
    }

    @Test
    void a_second_process_leaves_the_first_ones_file_alone() throws IOException {
        running(ProcessHandle.current().parent().orElseThrow().pid(), URL).write(folder);
        own().write(folder);
        own().remove(folder);

        assertThat(Running.find(folder).map(Running::admin)).contains(URL);
    }

    @Test
    void a_stack_takes_away_its_own_file_only() throws IOException {
        own().write(folder);
        running(ProcessHandle.current().pid(), URL).remove(folder);
        assertThat(Running.find(folder)).contains(own());

        own().remove(folder);
        assertThat(folder.resolve("running.json")).doesNotExist();
    }
}
