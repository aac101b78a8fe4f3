package local.gateway;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import local.observe.Faults;
import local.observe.Instruments;
import local.observe.Meter;
import local.template.TemplateException;
import local.template.Templates;

/** A gateway over a template that stands in a test, with a clock that only the test moves. */
final class RunningGateway implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
    private final HttpGateway gateway;

    final ScriptedInvoker functions = new ScriptedInvoker();

    RunningGateway(String template) {
        this(template, Duration.ofSeconds(10));
    }

    RunningGateway(String template, Duration authorizerTimeout) {
        this(template, authorizerTimeout, Meter.NONE);
    }

    RunningGateway(String template, Duration authorizerTimeout, Meter meter) {
        var options = new GatewayOptions(
                now::get, new Random(1), authorizerTimeout, 100, Optional.empty(), new Instruments(meter, Faults.NONE));
        try {
            gateway = HttpGateway.start(vertx, Templates.read(template), functions, 0, options)
                    .get(10, TimeUnit.SECONDS);
        } catch (TemplateException e) {
            throw new IllegalArgumentException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void advance(Duration duration) {
        now.updateAndGet(it -> it.plus(duration));
    }

    URI url() {
        return gateway.url();
    }

    Map<String, URI> urls() {
        return gateway.urls();
    }

    Vertx vertx() {
        return vertx;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway.url() + path)).timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpClient client() {
        return client;
    }

    /** Sends bytes as they stand and reads until the gateway closes. */
    String raw(String request) {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), gateway.url().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        gateway.close();
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
