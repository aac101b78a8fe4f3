package mailroom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import local.observe.Progress;
import mailroom.security.domain.CreatedApiKey;

/** One batch, from the request to every recipient's end. */
record DemoRun(URI url, Clients clients, CreatedApiKey key, Stopwatch watch, Progress progress, Duration patience) {
    /**
     * How it went.
     *
     * @param ready seconds from the command to the first request that could be taken
     * @param acceptedAfter seconds that the request itself took
     * @param done seconds from the command to the last outcome
     * @param told seconds from the command until the last outcome was known here
     * @param open recipients that had no final state when patience ended
     */
    record Result(
            ApiClient.Accepted accepted,
            Instant createdAt,
            List<ApiClient.Recipient> recipients,
            double ready,
            double acceptedAfter,
            double done,
            double told,
            int open) {

        List<ApiClient.Recipient> notAsExpected() {
            return recipients.stream()
                    .filter(it -> !Expectation.of(it.address()).holdsFor(it))
                    .toList();
        }
    }

    Result send(String body) throws Problem, InterruptedException {
        ApiClient api = new ApiClient(url, clients);
        double ready = watch.seconds();
        progress.step("taking requests at " + url);
        String token = api.token(key);
        double asked = watch.seconds();
        ApiClient.Accepted accepted = api.submit(token, body);
        double acceptedAfter = watch.seconds() - asked;
        progress.step("accepted %d recipients as %s".formatted(accepted.total(), accepted.id()));
        Optional<LiveFeed> feed = feed(api, token);
        Waiting waiting = new Waiting(api, token, watch, progress, patience);
        if (feed.isPresent()) {
            waiting.untilSettled(feed.get(), accepted.id());
        } else {
            waiting.pollUntilSettled(accepted.id());
        }
        double told = watch.seconds();
        JsonNode batch = api.batch(token, accepted.id());
        double done = batch.has("settled_at")
                ? watch.secondsAt(Instant.parse(batch.path("settled_at").asText()))
                : told;
        return new Result(
                accepted,
                Instant.parse(batch.path("created_at").asText()),
                api.recipients(token, accepted.id()),
                ready,
                acceptedAfter,
                done,
                told,
                open(batch));
    }

    /** The replay tells what happened before; empty where there is no WebSocket. */
    private Optional<LiveFeed> feed(ApiClient api, String token) throws Problem {
        ApiClient.StreamTicket ticket = api.streamTicket(token);
        try {
            LiveFeed feed = LiveFeed.connect(ticket.url(), ticket.ticket(), clients);
            progress.step("connected to the WebSocket at " + ticket.url());
            return Optional.of(feed);
        } catch (LiveFeed.Broken e) {
            progress.step("no WebSocket at %s (%s): asking instead".formatted(ticket.url(), e.getMessage()));
            return Optional.empty();
        }
    }

    private static int open(JsonNode batch) {
        return batch.path("counts").path("open").asInt();
    }
}
