package local.aws.proxy;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * Passes requests on to a server in another process: bodies as they come, in both directions, and whole where a call is billed by what its answer
 * tells.
 */
public final class Forward implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Forward.class.getName());
    private static final Set<String> OWN = Set.of("host", "connection", "expect");
    private static final String CHECKSUM = "x-amz-crc32";
    /** What no longer holds when a body is changed on its way; no answer may come compressed. */
    private static final Set<String> CHANGED =
            Set.of("host", "connection", "expect", "content-length", "accept-encoding", CHECKSUM);

    private static final int CONNECTIONS = 64;

    private final HttpClient client;
    private final URI target;
    private final Metering metering;

    public Forward(Vertx vertx, URI target, Metering metering) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.target = target;
        this.metering = metering;
    }

    /** @param dropped the call is made and its answer thrown away */
    void pass(HttpServerRequest request, Call call, boolean dropped) {
        if (TableUse.isBilled(call.operation())) {
            Future<Buffer> body = request.body();
            request.resume();
            body.onSuccess(it -> pass(request, call, it, dropped))
                    .onFailure(e -> LOG.log(Level.DEBUG, "a request broke off", e));
        } else {
            pass(request, out -> out.send(request), dropped);
        }
    }

    /** As {@link #pass(HttpServerRequest, Call, boolean)}, where the body has been read. */
    void pass(HttpServerRequest request, Call call, Buffer body, boolean dropped) {
        if (TableUse.isBilled(call.operation())) {
            passMetered(request, call, MeteredCall.of(call.operation(), body), dropped);
        } else {
            pass(request, out -> out.send(body), dropped);
        }
    }

    private void passMetered(HttpServerRequest request, Call call, MeteredCall metered, boolean dropped) {
        client.request(to(request))
                .compose(out -> {
                    copy(request.headers(), out.headers(), CHANGED);
                    return out.send(metered.request());
                })
                .compose(in -> in.body().map(body -> {
                    Buffer answer = metered.answer(in.statusCode(), body);
                    metering.answered(call, metered.use());
                    if (!dropped) {
                        give(in, answer, request.response());
                    }
                    return answer;
                }))
                .onFailure(e -> broken(request, e));
    }

    private static void give(HttpClientResponse in, Buffer answer, HttpServerResponse response) {
        if (response.closed()) {
            return;
        }
        response.setStatusCode(in.statusCode());
        copy(in.headers(), response.headers(), CHANGED);
        if (in.getHeader(CHECKSUM) != null) {
            CRC32 checksum = new CRC32();
            checksum.update(answer.getBytes());
            response.putHeader(CHECKSUM, Long.toString(checksum.getValue()));
        }
        var _ = response.end(answer);
    }

    private static void copy(MultiMap from, MultiMap to, Set<String> without) {
        from.forEach((name, value) -> {
            if (!without.contains(name.toLowerCase(Locale.ROOT))) {
                to.add(name, value);
            }
        });
    }

    private RequestOptions to(HttpServerRequest request) {
        return new RequestOptions()
                .setMethod(request.method())
                .setHost(target.getHost())
                .setPort(target.getPort())
                .setURI(request.uri());
    }

    private void pass(
            HttpServerRequest request,
            Function<HttpClientRequest, Future<HttpClientResponse>> sending,
            boolean dropped) {
        client.request(to(request))
                .compose(out -> {
                    copy(request.headers(), out.headers(), OWN);
                    return sending.apply(out);
                })
                .onSuccess(in -> {
                    if (dropped) {
                        in.resume();
                    } else {
                        receive(in, request);
                    }
                })
                .onFailure(e -> broken(request, e));
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
