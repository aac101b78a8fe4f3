package mailroom.security.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpKeySetsTest {
    private final HttpServer server = server();
    private int asked;

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private interface Body {
        void write(OutputStream out) throws IOException;
    }

    private void at(String path, int status, Body body) {
        server.createContext(path, exchange -> {
            asked++;
            answer(exchange, status, body);
        });
    }

    private static void answer(HttpExchange exchange, int status, Body body) throws IOException {
        exchange.getResponseHeaders().set("location", "/keys");
        exchange.sendResponseHeaders(status, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            body.write(out);
        }
    }

    private String get(String path) throws IOException {
        return get(path, Duration.ofSeconds(20));
    }

    private String get(String path, Duration longest) throws IOException {
        return new HttpKeySets(longest)
                .get(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path));
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IOException("nobody gave up");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_the_server_says_is_read() throws Exception {
        at("/keys", 200, out -> out.write(bytes("{\"keys\":[]}")));

        assertThat(get("/keys")).isEqualTo("{\"keys\":[]}");
    }

    @Test
    void no_redirect_is_followed_and_no_failure_is_a_key_set() {
        at("/keys", 200, out -> out.write(bytes("{}")));
        at("/moved", 302, out -> out.write(bytes("{}")));
        at("/down", 503, out -> out.write(bytes("{}")));

        assertThatThrownBy(() -> get("/moved")).hasMessageContaining("answered 302");
        assertThatThrownBy(() -> get("/down")).hasMessageContaining("answered 503");
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void an_answer_without_end_is_cut_off() {
        at("/keys", 200, out -> {
            for (int i = 0; i < 10_000; i++) {
                out.write(new byte[1_024]);
            }
        });

        assertThatThrownBy(() -> get("/keys")).hasMessageContaining("did not answer as needed");
    }

    @Test
    void an_answer_that_does_not_end_in_time_is_cut_off() {
        var asked = new CountDownLatch(1);
        at("/keys", 200, out -> {
            out.write('{');
            out.flush();
            await(asked);
        });

        assertThatThrownBy(() -> get("/keys", Duration.ofMillis(200))).hasMessageContaining("took longer than PT0.2S");
        asked.countDown();
    }

    @Test
    void a_server_that_is_not_there_is_a_failure() {
        server.stop(0);

        assertThatThrownBy(() -> get("/keys")).isInstanceOf(IOException.class);
    }
}
