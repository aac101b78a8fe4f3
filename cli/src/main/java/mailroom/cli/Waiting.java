package mailroom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import local.observe.Progress;

/** Waits for a batch to be settled: on the WebSocket, and by asking where that breaks. */
record Waiting(ApiClient api, String token, Stopwatch watch, Progress progress, Duration patience) {
    private static final Duration BETWEEN_POLLS = Duration.ofMillis(100);

    /** Returns when the batch is settled, or patience ends. */
    void untilSettled(LiveFeed feed, String batch) throws Problem, InterruptedException {
        double deadline = watch.seconds() + patience.toSeconds();
        try (feed) {
            feed.subscribe(batch, 0);
            for (var frame = feed.next(left(deadline)); frame.isPresent(); frame = feed.next(left(deadline))) {
                JsonNode json = frame.get();
                switch (json.path("type").asText()) {
                    case "settled" -> {
                        progress.step("told over the WebSocket: settled, " + finals(json));
                        return;
                    }
                    case "progress" ->
                        progress.step("told over the WebSocket: %s, %s"
                                .formatted(json.path("status").asText(), finals(json)));
                    case "error" ->
                        throw new LiveFeed.Broken(json.path("detail").asText());
                    default -> {}
                }
            }
        } catch (LiveFeed.Broken e) {
            progress.step("the WebSocket broke off (%s): asking instead".formatted(e.getMessage()));
            pollUntilSettled(batch);
        }
    }

    /** As {@link #untilSettled}, without a WebSocket. */
    void pollUntilSettled(String batch) throws Problem, InterruptedException {
        double deadline = watch.seconds() + patience.toSeconds();
        while (!api.batch(token, batch).path("status").asText().equals("settled") && watch.seconds() < deadline) {
            Thread.sleep(BETWEEN_POLLS);
        }
    }

    private Duration left(double deadline) {
        return Duration.ofMillis(Math.max(0, Math.round((deadline - watch.seconds()) * 1000)));
    }

    private static String finals(JsonNode frame) {
        int total = frame.path("total").asInt();
        return "%d of %d are final"
                .formatted(total - frame.path("counts").path("open").asInt(), total);
    }
}
