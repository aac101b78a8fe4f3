package mailroom.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mailroom.live.adapter.LiveAdapters;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.Connection;
import mailroom.live.domain.ConnectionId;
import mailroom.live.domain.Mode;
import mailroom.live.domain.Space;
import mailroom.live.domain.Team;
import mailroom.live.domain.Ticket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Watch a batch instead of asking for it. */
@Tag(SamApi.NOT_THERE)
@ExtendWith(TheStack.class)
class LiveTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TheStack stack = TheStack.running();

    private JsonNode submit(String label, int recipients) {
        return stack.caller()
                .post(
                        "/v1/batches",
                        Bodies.batch(Bodies.arriving(label, recipients)).toString())
                .body();
    }

    private static int sum(JsonNode counts) {
        int sum = 0;
        for (JsonNode it : counts) {
            sum += it.asInt();
        }
        return sum;
    }

    private LiveAdapters live(DynamoDbClient dynamo) {
        return LiveAdapters.over(dynamo, stack.table("LiveTable"), InstantSource.system());
    }

    @Test
    void a_watcher_sees_a_batch_go_on_until_it_is_settled() {
        try (Watcher watcher = Watcher.of(stack.caller())) {
            String batch = submit("watched", 300).path("id").asText();
            watcher.subscribe(batch, 0);
            assertThat(watcher.awaits("subscribed").path("batch").asText()).isEqualTo(batch);

            JsonNode settled = watcher.awaits("settled");

            assertThat(settled.path("total").asInt()).isEqualTo(300);
            assertThat(settled.path("counts").path("delivered").asInt()).isEqualTo(300);
            assertThat(settled.path("counts").path("open").asInt()).isZero();
            assertThat(Instant.parse(settled.path("settled_at").asText())).isBefore(Instant.now());
            List<JsonNode> states =
                    watcher.frames().stream().filter(it -> it.has("status")).toList();
            assertThat(states).allSatisfy(it -> {
                assertThat(it.path("batch").asText()).isEqualTo(batch);
                assertThat(sum(it.path("counts"))).isEqualTo(300);
            });
            assertThat(states.stream().map(it -> it.path("cursor").asLong()))
                    .isSorted()
                    .doesNotHaveDuplicates();
            Batch polled = Batch.read(stack.caller(), "/v1/batches/" + batch);
            assertThat(polled.body().path("settled_at")).isEqualTo(settled.path("settled_at"));
            assertThat(polled.body().path("counts")).isEqualTo(settled.path("counts"));
        }
    }

    @Test
    void the_callers_request_id_stands_in_the_logs_of_the_whole_way() {
        try (Watcher watcher = Watcher.of(stack.caller())) {
            Http.Answer accepted = stack.caller()
                    .post(
                            "/v1/batches",
                            Bodies.batch(Bodies.arriving("livelog", 1)).toString(),
                            "x-request-id",
                            "my-own-live-id");
            watcher.subscribe(accepted.body().path("id").asText(), 0);
            watcher.awaits("settled");
            for (String function : List.of("Announcer", "LiveProgress")) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(stack.log(function)).contains("my-own-live-id"));
            }
        }
    }

    @Test
    void who_comes_back_gets_what_it_missed_and_nothing_twice() {
        String batch = submit("replayed", 5).path("id").asText();
        Batch.settled(stack.caller(), "/v1/batches/" + batch);
        long last;
        try (Watcher late = Watcher.of(stack.caller())) {
            late.subscribe(batch, 0);
            last = late.awaits("settled").path("cursor").asLong();
            assertThat(late.frames("progress"))
                    .allSatisfy(it -> assertThat(it.path("cursor").asLong()).isLessThan(last));
        }
        try (Watcher again = Watcher.of(stack.caller())) {
            again.subscribe(batch, last - 1);
            assertThat(again.awaits("settled").path("cursor").asLong()).isEqualTo(last);
        }
        try (Watcher upToDate = Watcher.of(stack.caller())) {
            upToDate.subscribe(batch, last);
            assertThat(upToDate.awaits("subscribed").path("cursor").asLong()).isEqualTo(last);
            await().during(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(3))
                    .until(() -> upToDate.frames().size() == 1);
        }
    }

    @Test
    void another_teams_batch_is_silent_and_answered_as_one_that_never_was() {
        try (Watcher stranger = Watcher.of(stack.newCaller("strangers"));
                Watcher owner = Watcher.of(stack.caller())) {
            String batch = submit("secret", 3).path("id").asText();
            stranger.subscribe(batch, 0);
            owner.subscribe(batch, 0);
            owner.awaits("settled");
            stranger.subscribe(batch, 0);
            stranger.subscribe("bat_01KAR3M5J0V9Q8Z7X6W5T4S3R2", 0);
            assertThat(stranger.awaits("subscribed", 3).path("cursor").asLong()).isZero();
            assertThat(stranger.frames("subscribed").get(1).path("cursor").asLong())
                    .isZero();
            await().during(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(3))
                    .until(() -> stranger.frames().size() == 3);
        }
    }

    @Test
    void who_unsubscribes_hears_no_more() {
        try (Watcher quiet = Watcher.of(stack.caller());
                Watcher other = Watcher.of(stack.caller())) {
            String batch = submit("quiet", 3).path("id").asText();
            quiet.subscribe(batch, 1_000_000);
            quiet.awaits("subscribed");
            quiet.say("{\"action\":\"unsubscribe\",\"batch\":\"%s\"}".formatted(batch));
            quiet.awaits("unsubscribed");
            other.subscribe(batch, 0);
            other.awaits("settled");
            assertThat(quiet.frames()).hasSize(2);
        }
    }

    @Test
    void a_ticket_opens_one_connection() {
        JsonNode ticket = Watcher.ticket(stack.caller());
        URI url = URI.create(
                ticket.path("url").asText() + "?ticket=" + ticket.path("ticket").asText());
        assertThat(url.toString()).startsWith(stack.webSocket().toString());
        assertThat(Duration.between(
                        Instant.now(), Instant.parse(ticket.path("expires_at").asText())))
                .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
        assertThat(Watcher.refusal(url)).isEqualTo(101);
        assertThat(Watcher.refusal(url)).isEqualTo(403);
    }

    @Test
    void a_ticket_whose_time_is_over_opens_none_though_its_item_is_still_there() {
        JsonNode given = Watcher.ticket(stack.caller());
        Ticket ticket = new Ticket(given.path("ticket").asText());
        try (var dynamo = stack.dynamo()) {
            dynamo.updateItem(it -> it.tableName(stack.table("LiveTable"))
                    .key(Map.of(
                            "pk", AttributeValue.fromS("TICKET#" + ticket.hash()),
                            "sk", AttributeValue.fromS("TICKET")))
                    .conditionExpression("attribute_exists(pk)")
                    .updateExpression("SET #until = :now")
                    .expressionAttributeNames(Map.of("#until", "until"))
                    .expressionAttributeValues(Map.of(
                            ":now",
                            AttributeValue.fromN(Long.toString(Instant.now().toEpochMilli())))));
        }
        assertThat(Watcher.refusal(URI.create(stack.webSocket() + "?ticket=" + ticket.value())))
                .isEqualTo(403);
    }

    @Test
    void nobody_comes_in_without_a_ticket_and_nobody_gets_one_without_a_token() {
        URI url = stack.webSocket();
        assertThat(Watcher.refusal(url)).isEqualTo(401);
        assertThat(Watcher.refusal(URI.create(url + "?ticket="))).isEqualTo(401);
        assertThat(Watcher.refusal(URI.create(url + "?ticket=nonsense"))).isEqualTo(403);
        String made = Ticket.next(new Random()).value();
        assertThat(Watcher.refusal(URI.create(url + "?ticket=" + made))).isEqualTo(403);
        assertThat(stack.anonymous().post("/v1/stream-tickets", "").status()).isEqualTo(401);
    }

    @Test
    void what_is_not_understood_is_answered_with_what_would_be() {
        try (Watcher watcher = Watcher.of(stack.caller())) {
            watcher.say("{\"action\":\"ping\"}");
            watcher.awaits("pong");
            for (String message : List.of(
                    "hello",
                    "{\"action\":\"dance\"}",
                    "{\"action\":\"subscribe\",\"batch\":\"x\"}",
                    "{\"action\":\"ping\",\"fill\":\"%s\"}".formatted("x".repeat(2_000)))) {
                watcher.say(message);
            }
            watcher.awaits("error", 4);
            assertThat(watcher.frames("error"))
                    .extracting(it -> it.path("code").asText())
                    .containsExactlyInAnyOrder("malformed", "unknown_action", "invalid", "too_large");
            assertThat(watcher.frames("error"))
                    .filteredOn(it -> it.path("code").asText().equals("unknown_action"))
                    .allSatisfy(
                            it -> assertThat(it.path("detail").asText()).contains("subscribe", "unsubscribe", "ping"));
        }
    }

    @Test
    void who_loses_the_network_is_forgotten() {
        String batch = submit("lost", 1).path("id").asText();
        Watcher watcher = Watcher.of(stack.caller());
        watcher.subscribe(batch, 1_000_000);
        watcher.awaits("subscribed");
        try (var dynamo = stack.dynamo()) {
            var audiences = live(dynamo).audiences();
            assertThat(audiences.isWatched(new BatchId(batch))).isTrue();
            watcher.abort();
            await().atMost(PATIENCE).until(() -> !audiences.isWatched(new BatchId(batch)));
        }
    }

    @Test
    void rows_of_a_connection_that_is_gone_are_removed_by_the_push_that_finds_out() {
        try (var dynamo = stack.dynamo();
                Watcher other = Watcher.of(stack.caller())) {
            ConnectionId ghost = new ConnectionId("GhOsTcOnNecHdAA=");
            String batch = submit("ghost", 2).path("id").asText();
            LiveAdapters live = live(dynamo);
            live.connections()
                    .open(new Connection(
                            ghost,
                            new mailroom.live.domain.Watcher(
                                    new Space(new Team("tests"), Mode.LIVE), "ghost", "mk_live_ghost", ""),
                            Instant.now()));
            live.subscriptions().subscribe(ghost, new BatchId(batch), 0);
            other.subscribe(batch, 0);
            other.awaits("settled");
            await().atMost(PATIENCE)
                    .until(() -> live.audiences().read(new BatchId(batch)).orElseThrow().subscriptions().stream()
                            .noneMatch(it -> it.connection().equals(ghost)));
        }
    }
}
