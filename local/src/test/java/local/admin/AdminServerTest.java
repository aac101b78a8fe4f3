package local.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminServerTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicReference<String> REMOVED = new AtomicReference<>("");

    private static Vertx vertx;
    private static AdminServer admin;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        admin = AdminServer.start(vertx, 0);
        admin.get("/things", () -> "[1]");
        admin.getOne("/things/{name}", name -> "\"" + name + "\"");
        admin.post("/things", body -> "{\"got\":" + body + "}");
        admin.postOne("/things/{name}/do", (name, body) -> "\"done " + name + "\"");
        admin.deleteOne("/things/{name}", REMOVED::set);
        admin.get("/refusing", () -> {
            throw new AdminException(400, "not so", List.of("line 1", "line 2"));
        });
        admin.get("/failing", () -> {
            throw new IllegalStateException("broken");
        });
    }

    @AfterAll
    static void stop() {
        admin.close();
        vertx.close().await();
        HTTP.close();
    }

    private static HttpResponse<String> call(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(admin.url() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /things          |   | 200 | [1]",
                "GET    | /things/one      |   | 200 | \"one\"",
                "POST   | /things          | 7 | 200 | {\"got\":7}",
                "POST   | /things/one/do   |   | 200 | \"done one\"",
                "DELETE | /things/one      |   | 200 | {}",
                "GET    | /nothing         |   | 404 | {\"message\":\"nothing at /nothing; GET / tells what is\"}",
                "PUT    | /things          |   | 405 | {\"message\":\"/things takes GET, POST\"}",
                "GET    | /refusing        |   | 400 | {\"message\":\"not so\",\"problems\":[\"line 1\",\"line 2\"]}",
                "GET    | /failing         |   | 500 | {\"message\":\"broken\"}"
            })
    void a_request_is_answered_in_json(String method, String path, String body, int status, String answer)
            throws IOException, InterruptedException {
        var response = call(method, path, body == null ? "" : body);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(answer);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void a_deletion_gets_the_name_and_the_root_tells_what_there_is() throws IOException, InterruptedException {
        call("DELETE", "/things/gone", "");

        assertThat(REMOVED.get()).isEqualTo("gone");
        assertThat(call("GET", "/", "").body()).contains("\"POST /things\"", "\"DELETE /things/{name}\"");
    }

    @Test
    void what_is_too_long_is_refused() throws IOException, InterruptedException {
        assertThat(call("POST", "/things", "x".repeat(1_048_577)).statusCode()).isEqualTo(413);
    }

    @Test
    void a_web_page_may_not_call_here() throws IOException, InterruptedException {
        assertThat(call("POST", "/things", "1", "Origin", "https://example.com").statusCode())
                .isEqualTo(403);
        assertThat(statusFor("evil.example.com:" + admin.url().getPort())).contains(" 403 ");
        assertThat(statusFor("127.0.0.1:1")).contains(" 403 ");
        assertThat(statusFor("localhost:" + admin.url().getPort())).contains(" 200 ");
    }

    private static String statusFor(String host) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), admin.url().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("GET /things HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                    .formatted(host)
                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    @Test
    void a_port_that_is_taken_is_told() {
        int port = admin.url().getPort();

        assertThatThrownBy(() -> AdminServer.start(vertx, port)).hasMessage("port %d is taken".formatted(port));
    }
}
