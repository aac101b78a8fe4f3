package local.websocket;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client: what it has received waits to be asked for. */
final class Peer implements WebSocket.Listener {
    /** How the connection ended, as the client sees it. */
    record Closed(int code, String reason) {}

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Closed> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private @Nullable WebSocket socket;

    /** Connects, or throws a {@link WebSocketHandshakeException}. */
    static Peer connect(HttpClient http, URI url, List<String> subprotocols, String... headers) {
        Peer peer = new Peer();
        WebSocket.Builder builder = http.newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        if (!subprotocols.isEmpty()) {
            builder.subprotocols(
                    subprotocols.getFirst(),
                    subprotocols.subList(1, subprotocols.size()).toArray(String[]::new));
        }
        try {
            peer.socket = builder.buildAsync(url, peer).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                throw new Refused(refused.getResponse().statusCode());
            }
            throw e;
        }
        return peer;
    }

    /** The upgrade was refused. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        final int status;

        Refused(int status) {
            super("refused with " + status);
            this.status = status;
        }
    }

    WebSocket socket() {
        return java.util.Objects.requireNonNull(socket);
    }

    Peer send(String text) {
        socket().sendText(text.replace('\'', '"'), true).join();
        return this;
    }

    Peer sendParts(String... parts) {
        for (int i = 0; i < parts.length; i++) {
            socket().sendText(parts[i], i == parts.length - 1).join();
        }
        return this;
    }

    void sendBinary() {
        socket().sendBinary(ByteBuffer.wrap(new byte[] {1, 2}), true).join();
    }

    String receive() {
        try {
            String text = received.poll(10, TimeUnit.SECONDS);
            if (text == null) {
                throw new AssertionError("nothing came");
            }
            return text;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> waiting() {
        return List.copyOf(received);
    }

    Closed closed() {
        return closed.orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            received.add(partial.toString());
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(new Closed(statusCode, reason));
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }
}
