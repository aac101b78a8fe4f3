package mailroom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import local.observe.Progress;
import mailroom.security.domain.CreatedApiKey;

/** One batch, from the request to every recipient's end. */
record DemoRun(URI url, CreatedApiKey key, Stopwatch watch, Progress progress, Duration patience) {
    private static final Duration BETWEEN_POLLS = Duration.ofMillis(100);

    /**
     * How it went.
     *
     * @param ready seconds from the command to the first request that could be taken
     * @param acceptedAfter seconds that the request itself took
     * @param done seconds from the command to the last outcome
     * @param open recipients that had no final state when patience ended
     */
    record Result(
            ApiClient.Accepted accepted,
            Instant createdAt,
            List<ApiClient.Recipient> recipients,
            double ready,
            double acceptedAfter,
            double done,
            int open) {

        List<ApiClient.Recipient> notAsExpected() {
            return recipients.stream()
                    .filter(it -> !Expectation.of(it.address()).holdsFor(it))
                    .toList();
        }
    }

    Result send(String body) throws Problem, InterruptedException {
        ApiClient api = new ApiClient(url);
        double ready = watch.seconds();
        progress.step("taking requests at " + url);
        String token = api.token(key);
        double asked = watch.seconds();
        ApiClient.Accepted accepted = api.submit(token, body);
        double acceptedAfter = watch.seconds() - asked;
        progress.step("accepted %d recipients as %s".formatted(accepted.total(), accepted.id()));
        JsonNode batch = settled(api, token, accepted.id());
        double done = watch.seconds();
        return new Result(
                accepted,
                Instant.parse(batch.path("created_at").asText()),
                api.recipients(token, accepted.id()),
                ready,
                acceptedAfter,
                done,
                open(batch));
    }

    private JsonNode settled(ApiClient api, String token, String id) throws Problem, InterruptedException {
        double deadline = watch.seconds() + patience.toSeconds();
        JsonNode batch = api.batch(token, id);
        while (open(batch) > 0 && watch.seconds() < deadline) {
            Thread.sleep(BETWEEN_POLLS);
            batch = api.batch(token, id);
        }
        return batch;
    }

    private static int open(JsonNode batch) {
        return batch.path("counts").path("open").asInt();
    }
}
