package local.websocket;

import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** One open connection: holds to the limits and ends once. Everything but {@link #context} is called on its event loop only. */
final class Connection {
    /** A frame may be as long. */
    static final int MOST_FRAME_BYTES = 32 * 1024;
    /** A message may be as long, in however many frames. */
    static final int MOST_MESSAGE_BYTES = 128 * 1024;

    private static final int MOST_UNSENT_BYTES = 1024 * 1024;
    private static final int SHORTEST_CLOSE_BODY = 2;

    /** Hears what comes from the client. */
    interface Listener {
        void message(Connection connection, String text);

        /** Called exactly once. */
        void ended(Connection connection, Ending ending);
    }

    private final Vertx vertx;
    private final Context context;
    private final WebSocketOptions options;
    private final Client client;
    private final ServerWebSocket socket;
    private final Listener listener;
    private final long life;
    private Buffer partial = Buffer.buffer();
    private Instant active;
    private long idle;
    private boolean open = true;

    Connection(Vertx vertx, WebSocketOptions options, Client client, ServerWebSocket socket, Listener listener) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.options = options;
        this.client = client;
        this.socket = socket;
        this.listener = listener;
        this.active = options.clock().instant();
        socket.setWriteQueueMaxSize(MOST_UNSENT_BYTES);
        socket.frameHandler(this::frame);
        socket.closeHandler(it -> ended(Ending.ABNORMAL));
        socket.exceptionHandler(this::broken);
        this.life = vertx.setTimer(options.life().toMillis(), it -> close(Ending.GOING_AWAY));
        this.idle = vertx.setTimer(options.idle().toMillis(), it -> idle());
    }

    Client client() {
        return client;
    }

    Context context() {
        return context;
    }

    Instant lastActive() {
        return active;
    }

    boolean open() {
        return open;
    }

    /** Whether the client reads so slowly that nothing more should be sent to it now. */
    boolean full() {
        return socket.writeQueueFull();
    }

    /** Sends a text, in as many frames as it takes; in the order of the calls. A client that does not read is not listened to until it does. */
    void send(Buffer text) {
        active = options.clock().instant();
        int end = boundary(text, 0);
        var _ = socket.writeFrame(WebSocketFrame.textFrame(text.getString(0, end), end == text.length()));
        while (end < text.length()) {
            int next = boundary(text, end);
            var _ = socket.writeFrame(
                    WebSocketFrame.continuationFrame(text.getBuffer(end, next), next == text.length()));
            end = next;
        }
        if (socket.writeQueueFull()) {
            socket.pause();
            socket.drainHandler(it -> socket.resume());
        }
    }

    /** Says goodbye; what comes from the client after it is not heard. */
    void close(Ending ending) {
        if (open) {
            var _ = socket.close((short) ending.code(), ending.reason());
            ended(ending);
        }
    }

    private void ended(Ending ending) {
        if (open) {
            open = false;
            vertx.cancelTimer(life);
            vertx.cancelTimer(idle);
            listener.ended(this, ending);
        }
    }

    private void idle() {
        Duration left =
                options.idle().minus(Duration.between(active, options.clock().instant()));
        if (left.toMillis() < 1) {
            close(Ending.GOING_AWAY);
        } else {
            idle = vertx.setTimer(left.toMillis(), it -> idle());
        }
    }

    private void broken(Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException frame) {
            close(frame.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG) ? Ending.TOO_BIG : Ending.PROTOCOL);
        }
    }

    private void frame(WebSocketFrame frame) {
        if (!open) {
            return;
        }
        active = options.clock().instant();
        switch (frame.type()) {
            case BINARY -> close(Ending.BINARY);
            case TEXT, CONTINUATION -> text(frame);
            case CLOSE -> ended(said(frame));
            case PING, PONG -> {}
        }
    }

    private static Ending said(WebSocketFrame frame) {
        if (frame.binaryData().length() < SHORTEST_CLOSE_BODY) {
            return Ending.NO_STATUS;
        }
        String reason = frame.closeReason();
        return new Ending(frame.closeStatusCode(), reason == null ? "" : reason);
    }

    private void text(WebSocketFrame frame) {
        Buffer data = frame.binaryData();
        if (data.length() > MOST_FRAME_BYTES || partial.length() + data.length() > MOST_MESSAGE_BYTES) {
            close(Ending.TOO_BIG);
            return;
        }
        partial.appendBuffer(data);
        if (frame.isFinal()) {
            Buffer whole = partial;
            partial = Buffer.buffer();
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(whole.getBytes()))
                        .toString();
                listener.message(this, text);
            } catch (CharacterCodingException e) {
                close(Ending.NO_UTF8);
            }
        }
    }

    /** Where a frame that begins here may end: not inside a character. */
    private static int boundary(Buffer text, int from) {
        int end = from + MOST_FRAME_BYTES;
        if (end >= text.length()) {
            return text.length();
        }
        while ((text.getByte(end) & 0xc0) == 0x80 && end > from + 1) {
            end--;
        }
        return end;
    }
}
