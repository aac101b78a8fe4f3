package mailroom.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Send some, know how each one ended. */
@ExtendWith(TheStack.class)
class MainJobTest {
    private final TheStack stack = TheStack.running();

    @Test
    void ten_recipients_end_as_the_mailbox_simulator_says() {
        List<String> addresses = new ArrayList<>(Bodies.arriving("ten", 7));
        addresses.addAll(List.of(
                "bounce@simulator.amazonses.com",
                "suppressionlist@simulator.amazonses.com",
                "complaint@simulator.amazonses.com"));
        Http.Answer accepted =
                stack.caller().post("/v1/batches", Bodies.batch(addresses).toString());
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("retry-after")).isNotEmpty();
        assertThat(accepted.header("x-request-id")).isNotEmpty();

        Batch batch = Batch.settled(stack.caller(), accepted.header("location"));

        Map<String, JsonNode> byAddress = batch.recipients();
        assertThat(byAddress.keySet()).containsExactlyInAnyOrderElementsOf(addresses);
        Bodies.arriving("ten", 7)
                .forEach(it ->
                        assertThat(byAddress.get(it).path("state").asText()).isEqualTo("delivered"));
        assertThat(byAddress.get("bounce@simulator.amazonses.com").path("state").asText())
                .isEqualTo("bounced");
        JsonNode listed = byAddress.get("suppressionlist@simulator.amazonses.com");
        assertThat(listed.path("state").asText()).isEqualTo("bounced");
        assertThat(listed.path("bounce").asText()).isEqualTo("permanent");
        assertThat(listed.path("code").asText()).isEqualTo("OnProviderSuppressionList");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        Batch.read(stack.caller(), accepted.header("location")).count("complained"))
                .isEqualTo(1));
    }

    @Test
    void what_was_rendered_is_what_arrives_and_only_html_is_escaped() {
        String address = "success+rendered@simulator.amazonses.com";
        ObjectNode body = Bodies.batch(List.of(address));
        body.remove("text");
        body.put("subject", "For {{name}}").put("html", "<p>{{name}}</p>");
        ((ObjectNode) body.path("recipients").get(0).path("variables")).put("name", "Tom & <Jerry>");
        Batch.settled(
                stack.caller(),
                stack.caller().post("/v1/batches", body.toString()).header("location"));

        assertThat(stack.mailTo(address)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("For Tom & <Jerry>");
            assertThat(mail.body().strip()).isEqualTo("<p>Tom &amp; &lt;Jerry&gt;</p>");
        });
    }

    @Test
    void counts_sum_to_the_total_at_every_poll() {
        Http.Answer accepted = stack.caller()
                .post("/v1/batches", Bodies.batch(Bodies.arriving("sum", 300)).toString());
        Map<Integer, Integer> openSeen = new TreeMap<>();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    Batch batch = Batch.read(stack.caller(), accepted.header("location"));
                    assertThat(batch.sumOfCounts()).isEqualTo(300);
                    openSeen.merge(batch.count("open"), 1, Integer::sum);
                    return batch.count("open") == 0;
                });
        assertThat(openSeen).containsKeys(0);
    }

    @Test
    void the_same_idempotency_key_gives_the_first_answer_again_and_sends_once() {
        List<String> addresses = Bodies.arriving("idem", 3);
        String body = Bodies.batch(addresses).toString();
        Http.Answer first = stack.caller().post("/v1/batches", body, "idempotency-key", "\"idem-1\"");
        Http.Answer second = stack.caller().post("/v1/batches", body, "idempotency-key", "\"idem-1\"");
        Http.Answer other = stack.caller()
                .post(
                        "/v1/batches",
                        Bodies.batch(Bodies.arriving("idem2", 3)).toString(),
                        "idempotency-key",
                        "\"idem-1\"");

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.body().path("id")).isEqualTo(first.body().path("id"));
        assertThat(other.status()).isEqualTo(422);
        Batch.settled(stack.caller(), first.header("location"));
        addresses.forEach(it -> assertThat(stack.mailsTo(it)).isEqualTo(1));
    }

    @Test
    void an_unchanged_status_is_304() {
        Http.Answer accepted = stack.caller()
                .post("/v1/batches", Bodies.batch(Bodies.arriving("etag", 1)).toString());
        Batch.settled(stack.caller(), accepted.header("location"));
        String etag = stack.caller().get(accepted.header("location")).header("etag");
        assertThat(etag).isNotEmpty();
        assertThat(stack.caller().status(accepted.header("location"), "if-none-match", etag))
                .isEqualTo(304);
    }

    @Test
    void a_request_id_of_the_callers_comes_back_and_stands_in_every_functions_log() {
        Http.Answer accepted = stack.caller()
                .post(
                        "/v1/batches",
                        Bodies.batch(Bodies.arriving("trace", 1)).toString(),
                        "x-request-id",
                        "my-own-id-4711");
        assertThat(accepted.header("x-request-id")).isEqualTo("my-own-id-4711");
        Batch.settled(stack.caller(), accepted.header("location"));
        for (String function : List.of(stack.submitter(), "Relay", "Pump", "Sender", "Outcomes")) {
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(stack.log(function)).contains("my-own-id-4711"));
        }
    }
}
