package mailroom.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A batch as a caller sees it at one moment. */
record Batch(Http caller, String path, JsonNode body) {
    static Batch read(Http caller, String path) {
        Http.Answer answer = caller.get(path);
        assertThat(answer.status()).as("GET %s: %s", path, answer.body()).isEqualTo(200);
        return new Batch(caller, path, answer.body());
    }

    /** Polls until no recipient is open, and checks the sum of the counts at every poll. */
    static Batch settled(Http caller, String path) {
        return settled(caller, path, Duration.ofSeconds(60));
    }

    static Batch settled(Http caller, String path, Duration patience) {
        await().atMost(patience).pollInterval(Duration.ofMillis(50)).until(() -> {
            Batch batch = read(caller, path);
            assertThat(batch.sumOfCounts()).isEqualTo(batch.body.path("total").asInt());
            return batch.count("open") == 0;
        });
        return read(caller, path);
    }

    int count(String state) {
        return body.path("counts").path(state).asInt();
    }

    int sumOfCounts() {
        int sum = 0;
        for (JsonNode it : body.path("counts")) {
            sum += it.asInt();
        }
        return sum;
    }

    /** Every recipient by its address, over all pages. */
    Map<String, JsonNode> recipients() {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        String cursor = "";
        do {
            JsonNode page = caller.get(path + "/recipients?limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .body();
            page.path("recipients").forEach(it -> all.put(it.path("address").asText(), it));
            cursor = page.path("next_cursor").asText();
        } while (!cursor.isEmpty());
        return all;
    }
}
