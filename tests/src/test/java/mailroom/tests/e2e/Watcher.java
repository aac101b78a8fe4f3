package mailroom.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A client of the WebSocket that keeps every frame. */
final class Watcher implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private volatile boolean ended;
    private WebSocket socket;

    private Watcher() {}

    /** Connected with a fresh ticket of the caller's. */
    static Watcher of(Http caller) {
        JsonNode ticket = ticket(caller);
        return connect(
                URI.create(ticket.path("url").asText()), ticket.path("ticket").asText());
    }

    static JsonNode ticket(Http caller) {
        Http.Answer answer = caller.post("/v1/stream-tickets", "");
        assertThat(answer.status()).as("ticket: %s", answer.body()).isEqualTo(201);
        return answer.body();
    }

    static Watcher connect(URI url, String ticket) {
        Watcher watcher = new Watcher();
        watcher.socket = open(URI.create(url + "?ticket=" + ticket), watcher);
        return watcher;
    }

    private static WebSocket open(URI url, WebSocket.Listener listener) {
        return CLIENT.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(30))
                .buildAsync(url, listener)
                .join();
    }

    /** The status by which the gateway refuses; 101 where it does not. */
    static int refusal(URI url) {
        try {
            open(url, new Watcher()).abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            try {
                frames.add(JSON.readTree(part.toString()));
            } catch (IOException e) {
                throw new AssertionError("no JSON: " + part, e);
            } finally {
                part.setLength(0);
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        ended = true;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        ended = true;
    }

    /** Whether the other side has hung up. */
    boolean isEnded() {
        return ended;
    }

    void say(String message) {
        socket.sendText(message, true).orTimeout(10, TimeUnit.SECONDS).join();
    }

    void subscribe(String batch, long cursor) {
        say("{\"action\":\"subscribe\",\"batch\":\"%s\",\"cursor\":%d}".formatted(batch, cursor));
    }

    List<JsonNode> frames() {
        return List.copyOf(frames);
    }

    List<JsonNode> frames(String type) {
        return frames.stream()
                .filter(it -> it.path("type").asText().equals(type))
                .toList();
    }

    /** The first frame of this type, once it is there. */
    JsonNode awaits(String type) {
        return awaits(type, 1);
    }

    /** The nth frame of this type, once it is there. */
    JsonNode awaits(String type, int nth) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> frames(type).size() >= nth);
        return frames(type).get(nth - 1);
    }

    /** Hangs up as one does who loses the network. */
    void abort() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
