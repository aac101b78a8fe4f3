package mailroom.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can be done to a batch beside submitting it: filling it page by page, calling it off, trying again, asking what happened. */
@ExtendWith(TheStack.class)
class BatchActionsTest {
    private final TheStack stack = TheStack.running();

    private String opened() {
        ObjectNode body = Bodies.batch(List.of());
        body.put("open", true).remove("recipients");
        Http.Answer answer = stack.caller().post("/v1/batches", body.toString());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        return answer.header("location");
    }

    private Http.Answer append(String location, List<String> addresses) {
        String recipients = Bodies.batch(addresses).path("recipients").toString();
        return stack.caller().post(location + "/recipients", "{\"recipients\":%s}".formatted(recipients));
    }

    private Http.Answer act(String location, String action) {
        return stack.caller().post(location + "/" + action, "");
    }

    private List<String> events(String location) {
        return stack.caller().get(location + "/events").body().path("events").findValuesAsText("event");
    }

    @Test
    void pages_of_an_open_batch_are_sent_together_once_it_is_submitted() {
        String location = opened();
        assertThat(append(location, Bodies.arriving("page1", 3)).status()).isEqualTo(200);
        assertThat(append(location, Bodies.arriving("page2", 60)).status()).isEqualTo(200);
        assertThat(append(location, Bodies.arriving("page1", 1)).status()).isEqualTo(422);
        assertThat(Batch.read(stack.caller(), location).body().path("status").asText())
                .isEqualTo("open");
        assertThat(act(location, "submit").status()).isEqualTo(202);
        assertThat(act(location, "submit").status()).isEqualTo(202);
        Batch batch = Batch.settled(stack.caller(), location);
        assertThat(batch.count("delivered")).isEqualTo(63);
        assertThat(stack.mailsTo("success+page2-59@simulator.amazonses.com")).isEqualTo(1);
        assertThat(append(location, Bodies.arriving("page3", 1)).status()).isEqualTo(409);
        assertThat(events(location)).containsExactly("opened", "submitted", "dispatched", "settled");
    }

    @Test
    void an_open_batch_that_is_called_off_sends_nothing() {
        String location = opened();
        append(location, Bodies.arriving("never", 2));
        assertThat(act(location, "cancel").status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(30)).until(() -> Batch.read(stack.caller(), location)
                .body()
                .path("status")
                .asText()
                .equals("canceled"));
        assertThat(Batch.read(stack.caller(), location).count("canceled")).isEqualTo(2);
        assertThat(stack.mailsTo("success+never-0@simulator.amazonses.com")).isZero();
        assertThat(act(location, "submit").status()).isEqualTo(409);
    }

    @Test
    void a_large_batch_that_is_called_off_ends_with_everyone_either_sent_to_or_canceled() {
        act(opened(), "cancel"); // the functions that must be quick below are warm then
        String body = Bodies.batch(Bodies.arriving("large", 3_000)).toString();
        String location = stack.caller().post("/v1/batches", body).header("location");
        await().atMost(Duration.ofSeconds(30)).until(() -> !Batch.read(stack.caller(), location)
                .body()
                .path("status")
                .asText()
                .equals("queued"));
        assertThat(act(location, "cancel").status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    Batch batch = Batch.read(stack.caller(), location);
                    assertThat(batch.sumOfCounts()).isEqualTo(3_000);
                    return batch.body().path("status").asText().equals("canceled");
                });
        Batch batch = Batch.read(stack.caller(), location);
        assertThat(batch.count("canceled")).isPositive();
        assertThat(batch.count("delivered")).isPositive();
        assertThat(batch.count("canceled") + batch.count("delivered")).isEqualTo(3_000);
        batch.recipients().forEach((address, recipient) -> assertThat(stack.mailsTo(address))
                .as(address)
                .isEqualTo(recipient.path("state").asText().equals("delivered") ? 1 : 0));
        assertThat(act(location, "cancel").status()).isEqualTo(202);
        assertThat(events(location))
                .startsWith("accepted")
                .contains("cancel_requested")
                .endsWith("canceled");
    }

    @Test
    void there_is_nothing_to_retry_where_nobody_failed() {
        String body = Bodies.batch(List.of("success+fine@simulator.amazonses.com", "bounce@simulator.amazonses.com"))
                .toString();
        String location = stack.caller().post("/v1/batches", body).header("location");
        Batch.settled(stack.caller(), location);
        Http.Answer answer = act(location, "retry-failed");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("detail").asText()).contains("No recipient");
    }

    @Test
    void nobody_of_another_team_can_do_anything_to_a_batch() {
        String location = opened();
        Http stranger = stack.newCaller("strangers");
        for (String action : List.of("submit", "cancel", "retry-failed")) {
            assertThat(stranger.post(location + "/" + action, "").status())
                    .as(action)
                    .isEqualTo(404);
        }
        assertThat(stranger.get(location + "/events").status()).isEqualTo(404);
        assertThat(Batch.read(stack.caller(), location).body().path("status").asText())
                .isEqualTo("open");
    }
}
