package local.aws.proxy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Passes requests on to a server in another process, bodies as they come, in both directions. */
public final class Forward implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Forward.class.getName());
    private static final Set<String> OWN = Set.of("host", "connection", "expect");
    private static final int CONNECTIONS = 64;

    private final HttpClient client;
    private final URI target;

    public Forward(Vertx vertx, URI target) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.target = target;
    }

    /** @param dropped the call is made and its answer thrown away */
    void pass(HttpServerRequest request, boolean dropped) {
        pass(request, out -> out.send(request), dropped);
    }

    /** As {@link #pass(HttpServerRequest, boolean)}, where the body had to be read. */
    void pass(HttpServerRequest request, Buffer body, boolean dropped) {
        pass(request, out -> out.send(body), dropped);
    }

    private void pass(
            HttpServerRequest request, Function<HttpClientRequest, Future<HttpClientResponse>> sending, boolean dropped) {
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setHost(target.getHost())
                .setPort(target.getPort())
                .setURI(request.uri());
        client.request(options)
                .compose(out -> sending.apply(withHeaders(request, out)))
                .onSuccess(in -> {
                    if (dropped) {
                        in.resume();
                    } else {
                        receive(in, request);
                    }
                })
                .onFailure(e -> broken(request, e));
    }

    private static HttpClientRequest withHeaders(HttpServerRequest request, HttpClientRequest out) {
        request.headers().forEach((name, value) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                out.headers().add(name, value);
            }
        });
        return out;
    }

    private static void receive(HttpClientResponse in, HttpServerRequest request) {
        var response = request.response();
        if (response.closed()) {
            in.resume();
            return;
        }
        response.setStatusCode(in.statusCode());
        in.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("connection")) {
                response.headers().add(name, value);
            }
        });
        in.pipeTo(response).onFailure(e -> LOG.log(Level.DEBUG, "an answer broke off", e));
    }

    private void broken(HttpServerRequest request, Throwable e) {
        LOG.log(Level.DEBUG, "no answer from " + target, e);
        var response = request.response();
        if (!response.ended() && !response.closed()) {
            var _ = response.setStatusCode(503)
                    .putHeader("Content-Type", "application/x-amz-json-1.0")
                    .end(
                            Buffer.buffer(
                                    "{\"__type\":\"ServiceUnavailable\",\"message\":\"The service behind the proxy is gone\"}"));
        }
    }

    @Override
    public void close() {
        client.close().otherwiseEmpty().await();
    }
}
