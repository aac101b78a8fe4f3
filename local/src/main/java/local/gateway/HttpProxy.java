package local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import local.gateway.Reply.Header;

/** Calls the servers behind {@code HTTP_PROXY} integrations. Bodies are held whole, up to the gateway's limit. */
final class HttpProxy {
    private static final int CONNECTIONS = 64;

    /** An answer over the limit. */
    private static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final HttpClient client;

    HttpProxy(Vertx vertx) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    CompletableFuture<Reply> run(Call call, Route.Integration.Proxy proxy, Optional<JsonNode> authorizer) {
        var address =
                proxy.target().address(call.api().stageVariables(), call.match().raw());
        if (address.isEmpty()) {
            return CompletableFuture.completedFuture(
                    Reply.of(GatewayError.INTERNAL, "no URL: " + proxy.target().template()));
        }
        JsonNode context = authorizer.orElse(MissingNode.getInstance());
        Outgoing out = Outgoing.of(call.request(), address.get())
                .mapped(proxy.requests(), name -> Selection.ofRequest(call, context, name));
        String method = proxy.method().equals(Route.ANY) ? call.request().method() : proxy.method();
        return send(out, method, call.request().body(), proxy)
                .thenApply(it -> proxy.responses().apply(it, name -> Selection.ofReply(call, context, it, name)))
                .exceptionally(it -> failed(it, out, proxy));
    }

    private CompletableFuture<Reply> send(Outgoing out, String method, Buffer body, Route.Integration.Proxy proxy) {
        ProxyTarget.Address address = out.address();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(method))
                .setHost(address.host().replaceAll("[\\[\\]]", ""))
                .setPort(address.port())
                .setSsl(address.tls())
                .setURI(out.uri())
                .setConnectTimeout(proxy.timeout().toMillis());
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        client.request(options)
                .compose(request -> {
                    request.headers().setAll(out.headers());
                    var _ = answer.whenComplete((reply, failure) -> reset(request, failure));
                    return body.length() == 0 ? request.send() : request.send(body);
                })
                .onComplete(response -> receive(response, answer), answer::completeExceptionally);
        return answer.orTimeout(proxy.timeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void reset(HttpClientRequest request, Throwable failure) {
        if (failure != null) {
            var _ = request.reset();
        }
    }

    private static void receive(HttpClientResponse response, CompletableFuture<Reply> answer) {
        Buffer body = Buffer.buffer();
        response.exceptionHandler(answer::completeExceptionally)
                .handler(chunk -> {
                    if (body.length() + chunk.length() > RequestBody.MOST_BYTES) {
                        answer.completeExceptionally(new TooLarge());
                    } else {
                        body.appendBuffer(chunk);
                    }
                })
                .endHandler(end -> answer.complete(reply(response, body)));
    }

    private static Reply reply(HttpClientResponse response, Buffer body) {
        List<Header> headers = new ArrayList<>();
        boolean head = response.request().getMethod().equals(HttpMethod.HEAD);
        response.headers().forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!RequestReader.HOP_BY_HOP.contains(lower) && (head || !lower.equals("content-length"))) {
                headers.add(new Header(lower, value));
            }
        });
        return new Reply(response.statusCode(), headers, body, "");
    }

    private static Reply failed(Throwable thrown, Outgoing out, Route.Integration.Proxy proxy) {
        Throwable failure =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        String to = out.address().authority();
        return switch (failure) {
            case TooLarge _ -> Reply.of(GatewayError.INTERNAL, "%s answered with more than 10 MB".formatted(to));
            case TimeoutException _ ->
                Reply.of(
                        GatewayError.UNAVAILABLE,
                        "%s did not answer within %d ms"
                                .formatted(to, proxy.timeout().toMillis()));
            default -> Reply.of(GatewayError.UNAVAILABLE, "no answer from %s: %s".formatted(to, failure));
        };
    }

    void close() {
        var _ = client.close();
    }
}
