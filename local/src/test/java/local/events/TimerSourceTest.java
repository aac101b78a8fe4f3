package local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import local.observe.Faults;
import local.observe.Instruments;
import local.observe.Usage;
import local.template.Names;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimerSourceTest {
    private static final Names NAMES = new Names("s", "us-east-1", "000000000000", URI.create("http://127.0.0.1:1"));

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<Usage> used = new CopyOnWriteArrayList<>();
    private volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private Vertx vertx;

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void a_rate_schedule_goes_on_where_it_was_and_a_missed_one_fires_once() {
        Loop loop = new Loop(vertx);
        TimerSource first = start(loop, timer("rate(10 minutes)", Optional.empty()));
        String due = "rate(10 minutes) 2026-11-23T10:10:00Z";
        await().until(() -> kept().equals(Optional.of(due)));
        first.stop();
        now = Instant.parse("2026-11-23T10:34:00Z"); // three were missed

        start(loop, timer("rate(10 minutes)", Optional.empty()));
        await().until(() -> kept().equals(Optional.of("rate(10 minutes) 2026-11-23T10:40:00Z")));
        assertThat(events).hasSize(1);
        assertThat(used).containsExactly(Usage.SCHEDULER_INVOCATIONS);
    }

    @Test
    void a_schedule_that_is_another_one_now_begins_anew() {
        Loop loop = new Loop(vertx);
        TimerSource first = start(loop, timer("rate(10 minutes)", Optional.empty()));
        await().until(() -> kept().isPresent());
        first.stop();
        start(loop, timer("rate(1 hour)", Optional.empty()));

        await().until(() -> kept().equals(Optional.of("rate(1 hour) 2026-11-23T11:00:00Z")));
        assertThat(events).isEmpty();
    }

    @Test
    void an_input_knows_the_scheduler_s_words() {
        TimerSource timer = source(
                new Loop(vertx), timer("rate(1 hour)", Optional.of("{\"at\":\"<aws.scheduler.scheduled-time>\"}")));

        assertThat(timer.event(now)).isEqualTo("{\"at\":\"2026-11-23T10:00:00Z\"}");
    }

    @Test
    void without_an_input_the_event_is_the_scheduler_s() {
        JsonNode event = Json.parse(source(new Loop(vertx), timer("rate(1 hour)", Optional.empty()))
                        .event(now))
                .orElseThrow();

        assertThat(event.path("source").asText()).isEqualTo("aws.scheduler");
        assertThat(event.path("time").asText()).isEqualTo("2026-11-23T10:00:00Z");
        assertThat(event.path("resources").path(0).asText()).isEqualTo("arn");
    }

    private TimerSource start(Loop loop, Mapping.Timer timer) {
        TimerSource source = source(loop, timer);
        loop.run(source::start);
        return source;
    }

    private TimerSource source(Loop loop, Mapping.Timer timer) {
        Instruments instruments = new Instruments((usage, resource, amount) -> used.add(usage), Faults.NONE);
        var surroundings = new ShardReader.Surroundings(
                new FakeInvoker(), () -> now, loop, "us-east-1", StateFile.open(folder.resolve("state")), instruments);
        return new TimerSource(timer, NAMES, surroundings, (function, payload) -> events.add(payload), new Random(1));
    }

    private Optional<String> kept() {
        if (!java.nio.file.Files.exists(folder.resolve("state"))) {
            return Optional.empty();
        }
        return StateReader.read(folder.resolve("state")).get("schedule/arn");
    }

    private static Mapping.Timer timer(String written, Optional<String> input) {
        return new Mapping.Timer(
                "F",
                "E",
                "arn",
                written,
                ScheduleExpression.parse(written),
                ZoneId.of("UTC"),
                true,
                Optional.empty(),
                Optional.empty(),
                input);
    }

    /** Looks at the file without writing it anew, as opening it would. */
    private static final class StateReader {
        static StateFile read(Path file) {
            try {
                Path copy = java.nio.file.Files.createTempDirectory("state").resolve("copy");
                java.nio.file.Files.copy(file, copy);
                return StateFile.open(copy);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
