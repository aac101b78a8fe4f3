package mailroom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mailroom.platform.Json;
import org.jspecify.annotations.Nullable;

/** A connection to the WebSocket: what it says, frame by frame, until it breaks off. */
final class LiveFeed implements WebSocket.Listener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BlockingQueue<Said> said = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private final HttpClient http;
    private @Nullable WebSocket socket;

    private LiveFeed(HttpClient http) {
        this.http = http;
    }

    /** The WebSocket does not answer, or no longer. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message);
        }
    }

    private sealed interface Said {
        record Frame(JsonNode json) implements Said {}

        record Over(String why) implements Said {}
    }

    static LiveFeed connect(URI url, String ticket, Clients clients) throws Broken {
        LiveFeed feed = new LiveFeed(clients.builder().connectTimeout(PATIENCE).build());
        try {
            feed.socket = feed.http
                    .newWebSocketBuilder()
                    .connectTimeout(PATIENCE)
                    .buildAsync(URI.create(url + "?ticket=" + ticket), feed)
                    .join();
            return feed;
        } catch (CompletionException e) {
            feed.http.shutdownNow();
            throw new Broken(reason(e));
        }
    }

    private static String reason(CompletionException e) {
        return e.getCause() instanceof WebSocketHandshakeException refused
                ? "refused with " + refused.getResponse().statusCode()
                : String.valueOf(e.getCause());
    }

    void subscribe(String batch, long cursor) throws Broken {
        String message = Json.write(
                Json.object().put("action", "subscribe").put("batch", batch).put("cursor", cursor));
        WebSocket open = socket;
        if (open == null) {
            throw new Broken("not connected");
        }
        try {
            open.sendText(message, true)
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new Broken(reason(e));
        }
    }

    /** The next frame, or nothing where none comes in time. */
    Optional<JsonNode> next(Duration patience) throws Broken, InterruptedException {
        Said next = said.poll(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
        return switch (next) {
            case null -> Optional.empty();
            case Said.Frame(var json) -> Optional.of(json);
            case Said.Over(var why) -> throw new Broken(why);
        };
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            try {
                said.add(new Said.Frame(Json.read(part.toString())));
            } catch (Json.Malformed e) {
                said.add(new Said.Over("a frame is not JSON: " + e.getMessage()));
            }
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        said.add(new Said.Over("closed with %d %s".formatted(code, reason).strip()));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        said.add(new Said.Over(error.toString()));
    }

    @Override
    public void close() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
        http.shutdownNow();
    }
}
