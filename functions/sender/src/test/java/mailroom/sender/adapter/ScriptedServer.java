package mailroom.sender.adapter;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A local HTTP server that answers every call as told, and keeps the bodies that it got. */
final class ScriptedServer implements AutoCloseable {
    /** How it treats a call after reading it whole. */
    sealed interface Answer {
        record Json(int status, String body) implements Answer {}

        record ServiceError(int status, String type) implements Answer {}

        /** Says nothing until closed. */
        record Hang() implements Answer {}

        /** Ends the connection without a word. */
        record Drop() implements Answer {}
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private volatile Answer answer = new Answer.Json(200, "{}");

    ScriptedServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                switch (answer) {
                    case Answer.Json(int status, var body) -> send(exchange, status, body);
                    case Answer.ServiceError(int status, var type) -> {
                        exchange.getResponseHeaders().add("x-amzn-ErrorType", type);
                        send(exchange, status, "{\"message\":\"scripted\"}");
                    }
                    case Answer.Hang() -> closed.await();
                    case Answer.Drop() -> {}
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    private static void send(com.sun.net.httpserver.HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    void answer(Answer next) {
        answer = next;
    }

    List<String> bodies() {
        return bodies;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }

    /** A listener that reads a little of each call and resets the connection; counts them. */
    static final class Resetting implements AutoCloseable {
        private final ServerSocket listener;
        private final List<Socket> calls = new CopyOnWriteArrayList<>();

        Resetting() {
            try {
                listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Thread.ofVirtual().start(this::accept);
        }

        private void accept() {
            while (!listener.isClosed()) {
                try (Socket socket = listener.accept()) {
                    calls.add(socket);
                    socket.getInputStream().read();
                    socket.setSoLinger(true, 0);
                } catch (IOException e) {
                    // The listener was closed, or the caller was faster: both end this call.
                }
            }
        }

        int calls() {
            return calls.size();
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + listener.getLocalPort());
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}
